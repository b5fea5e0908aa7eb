// Gives the chosen photo to the story that opened this window or holds it in a frame.

const story = window.opener ?? (window.parent === window ? null : window.parent)
const list = document.querySelector("[data-choose]")

if (story && list) {
  document.querySelector("[data-choose-alone]").hidden = true
  for (const button of list.querySelectorAll("button")) button.hidden = false
  list.querySelector("button[autofocus]")?.focus()
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (!button) return
    const photo = JSON.parse(button.closest("li").querySelector("script").textContent)
    story.postMessage({ type: "newsroom:photo", ...photo }, window.location.origin)
    if (window.opener) window.close()
  })
}
