// Counts the letters of headline, short headline and standfirst beside them.

export function countLetters(root) {
  for (const counter of root.querySelectorAll("[data-counter-for]")) {
    const field = document.getElementById(counter.dataset.counterFor)
    if (!field) continue
    const limit = Number(field.dataset.countTo)
    const show = () => {
      // Letters as people count them: a combined letter or an emoji is one.
      const count = [...field.value.normalize("NFC")].length
      counter.textContent = `${count} / ${limit}`
      counter.classList.toggle("counter--over", count > limit)
    }
    counter.hidden = false
    field.addEventListener("input", show)
    show()
  }
}
