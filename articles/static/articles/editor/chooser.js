// The photo library in a window of the page; it answers with a message.

import { make } from "newsroom/editor/dom"

// Lets the person choose a photo, then does `use` with it: by default it is put after the block at the caret.
export function choosePhoto(editor, setup, use = (photo) => editor.chain().focus().insertPhoto(photo).run()) {
  if (!setup.urls.choosePhoto) return false
  const frame = make("iframe", { src: setup.urls.choosePhoto, title: setup.word("choosePhoto") })
  const leave = { type: "button", class: "button button--small", onclick: () => dialog.close() }
  const close = make("button", leave, setup.word("close"))
  const dialog = make("dialog", { class: "chooser", "aria-label": setup.word("choosePhoto") }, close, frame)
  let chosen = null
  const answer = (event) => {
    const isOurs = event.source === frame.contentWindow && event.origin === location.origin
    if (!isOurs || event.data?.type !== "newsroom:photo") return
    const { id, url, caption, credit, alt } = event.data
    chosen = { id: Number(id), url, caption, credit, alt }
    dialog.close()
  }
  addEventListener("message", answer)
  frame.addEventListener("load", () => {
    frame.focus()
    frame.contentDocument.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close())
  })
  dialog.addEventListener("close", () => {
    removeEventListener("message", answer)
    dialog.remove()
    if (chosen) use(chosen)
    // At once: the editor's own command waits for the next frame, and what is typed before would be lost.
    else editor.view.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  return true
}
