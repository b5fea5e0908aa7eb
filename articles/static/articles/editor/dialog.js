// A question in a window of the page. It hangs on the body: a form within the story's own form would break both.

import { make } from "newsroom/editor/dom"

let count = 0

// Answers what was typed, by name; null where the person changed their mind. `check` gives a sentence, "" where all is well.
export function ask({ title, fields, submit, cancel, check = () => "" }) {
  const number = ++count
  const trouble = make("p", { class: "editor-dialog__trouble", role: "alert" })
  const form = make(
    "form",
    { method: "dialog", novalidate: true },
    ...fields.map((field) => labelled(field, `editor-field-${number}-${field.name}`)),
    trouble,
    make("button", { type: "submit", class: "button button--main" }, submit),
    make("button", { type: "button", class: "button", onclick: () => dialog.close() }, cancel),
  )
  const dialog = openDialog(title, form)
  return new Promise((resolve) => {
    let answer = null
    form.addEventListener("submit", (event) => {
      const given = Object.fromEntries(new FormData(form))
      trouble.textContent = check(given)
      if (trouble.textContent) event.preventDefault()
      else answer = given
    })
    dialog.addEventListener("close", () => resolve(answer))
  })
}

// Shows a window with a title; it is gone from the page once it is closed.
export function openDialog(title, ...content) {
  const id = `editor-dialog-${++count}`
  const dialog = make("dialog", { class: "editor-dialog", "aria-labelledby": id }, make("h2", { id }, title), ...content)
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

function labelled({ name, label, type = "text", value = "" }, id) {
  return make(
    "p",
    { class: "editor-dialog__field" },
    make("label", { for: id }, label),
    make("input", { id, name, type, value, autocomplete: "off", dir: type === "url" ? "ltr" : "auto", autofocus: true }),
  )
}
