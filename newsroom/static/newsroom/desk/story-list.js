// The list of stories: tick all of a page or a range of it, and see who opens a story while the list stands open.

const boxes = [...document.querySelectorAll(".stories__tick input[name=story]")]
const all = document.querySelector("[data-tick-all]")
const told = document.querySelector("[data-ticked]")

if (all && boxes.length) {
  let last = null
  const tell = () => {
    const number = boxes.filter((box) => box.checked).length
    all.checked = number === boxes.length
    all.indeterminate = number > 0 && !all.checked
    told.textContent = number ? told.dataset.words.replace("{number}", number) : ""
  }
  all.hidden = false
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked
    tell()
  })
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other)
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked
      }
      last = box
      tell()
    })
  }
  tell()
}

// Rows whose people are shown; asked for again every few seconds, but not while nobody looks.
const EVERY = 8000
const table = document.querySelector("[data-here]")
const places = [...document.querySelectorAll("[data-people]")]

const ask = async () => {
  if (document.hidden) return
  const query = new URLSearchParams(places.map((place) => ["id", place.dataset.people]))
  try {
    const answer = await fetch(`${table.dataset.here}?${query}`, { headers: { Accept: "application/json" } })
    if (!answer.ok || answer.redirected) return
    const people = await answer.json()
    for (const place of places) {
      const names = people[place.dataset.people]
      const words = names ? place.dataset.words.replace("{names}", names) : ""
      if (place.textContent !== words) place.textContent = words
    }
  } catch {
    // Away from the network: the next time.
  }
}

if (table && places.length) {
  setInterval(ask, EVERY)
  document.addEventListener("visibilitychange", ask)
}
