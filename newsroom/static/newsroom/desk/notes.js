// Notes are sent beside the story, so that nothing which is being written in it has to be left.

import { enhancePickers } from "./picker.js"

export function keepNotes() {
  const notes = () => document.querySelector("[data-notes]")
  if (!notes()) return
  enhancePickers(notes())
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-notes] [data-note-form]")
    if (!form) return
    event.preventDefault()
    const button = form.querySelector("button[type=submit]")
    button.disabled = true
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" })
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const fresh = page.querySelector("[data-notes]")
      if (!fresh) throw new Error("no notes in the answer")
      notes().replaceWith(fresh)
      enhancePickers(notes())
      const wrong = notes().querySelector(".errors textarea")
      ;(wrong || notes()).focus()
    } catch {
      // Offline or logged out: the browser sends the form itself and says what is the matter.
      button.disabled = false
      form.submit()
    }
  })
}
