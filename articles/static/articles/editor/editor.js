// Makes every textarea of a story's text a page to write on. The textarea keeps the text, and is what the form sends.

import { Editor } from "django-prose-editor/editor"
import { make } from "newsroom/editor/dom"
import { Setup } from "newsroom/editor/setup"
import { toolbar } from "newsroom/editor/toolbar"
import { vocabulary } from "newsroom/editor/vocabulary"

function mount(textarea) {
  const setup = new Setup(textarea)
  const page = make("div", { class: "body-editor__page" })
  const notice = make("p", { class: "body-editor__notice", role: "alert" })
  const count = make("p", { class: "body-editor__count" })
  const frame = make("div", { class: "body-editor" }, page, notice, count)
  textarea.before(frame)
  textarea.hidden = true
  setup.notify = (sentence) => {
    notice.textContent = sentence
  }

  const editor = new Editor({
    element: page,
    injectCSS: false, // a strict policy would refuse it: editor.css has the rules
    extensions: vocabulary(setup),
    content: textarea.value,
    editable: !textarea.disabled && !textarea.readOnly,
    editorProps: { attributes: attributesFor(textarea) },
  })
  frame.prepend(toolbar(editor, setup))
  keepToolsBelow(document.querySelector("[data-above-editor]"), frame)
  keepTextarea(editor, textarea)
  followLanguage(editor, textarea)
  countWords(editor, count, setup)
  editor.on("update", () => setup.notify(""))
  for (const label of textarea.labels) label.addEventListener("click", () => editor.view.focus())
  page.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") frame.querySelector("[role=toolbar] [tabindex='0']").focus()
  })
  textarea.dispatchEvent(new CustomEvent("body-editor:ready", { bubbles: true, detail: { editor } }))
}

function attributesFor(textarea) {
  const label = textarea.labels[0]
  if (label) label.id ||= `${textarea.id}_label`
  const attributes = { role: "textbox", "aria-multiline": "true", spellcheck: "true" }
  if (label) attributes["aria-labelledby"] = label.id
  for (const name of ["aria-describedby", "aria-invalid", "lang", "dir"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name)
  }
  return attributes
}

// The tools stay in sight below what else does: the page says with `data-above-editor` what that is.
function keepToolsBelow(above, frame) {
  if (!above) return
  new ResizeObserver(() => {
    const stays = getComputedStyle(above).position === "sticky"
    frame.style.setProperty("--editor-top", `${stays ? above.offsetHeight : 0}px`)
  }).observe(above)
}

// The paragraph that is always kept below the last block is no part of the text.
const htmlOf = (editor) => editor.getHTML().replace(/(?:<p><\/p>)+$/, "")

// What is written goes into the textarea at once. A script that writes into the textarea says so by "body-editor:read".
function keepTextarea(editor, textarea) {
  let known = htmlOf(editor)
  editor.on("update", () => {
    const html = htmlOf(editor)
    if (html === known) return
    known = textarea.value = html
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  })
  // A page that may not be written in any more says so by "body-editor:close".
  textarea.addEventListener("body-editor:close", () => editor.setEditable(false))
  textarea.addEventListener("body-editor:read", () => {
    editor.commands.setContent(textarea.value, { emitUpdate: false })
    known = htmlOf(editor)
  })
}

// When the story moves to another edition, its page sets the textarea's language; the text follows.
function followLanguage(editor, textarea) {
  new MutationObserver(() => editor.setOptions({ editorProps: { attributes: attributesFor(textarea) } })).observe(textarea, {
    attributeFilter: ["lang", "dir"],
  })
}

function countWords(editor, place, setup) {
  const show = () => {
    const words = editor.getText({ blockSeparator: "\n" }).match(/[^\s—–]*[\p{L}\p{N}][^\s—–]*/gu) ?? []
    place.textContent = setup.word("count", { count: words.length.toLocaleString(document.documentElement.lang || undefined) })
  }
  editor.on("transaction", ({ transaction }) => transaction.docChanged && show())
  show()
}

for (const textarea of document.querySelectorAll("textarea[data-body-editor]")) mount(textarea)
