// Lets the clocks of embargoes and schedules run: each stands in the page with the time that was left when it was made.

const clocks = document.querySelectorAll("[data-clock]")

const words = (seconds) => {
  const [days, rest] = [Math.floor(seconds / 86400), seconds % 86400]
  const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => String(part).padStart(2, "0"))
  return `${days ? `${days} + ` : ""}${parts.join(":")}`
}

const tick = () => {
  for (const clock of clocks) {
    const left = Math.ceil((Date.parse(clock.dataset.clock) - Date.now()) / 1000)
    clock.textContent = left > 0 ? words(left) : clock.dataset.over
  }
}

if (clocks.length) {
  tick()
  setInterval(tick, 1000)
}
