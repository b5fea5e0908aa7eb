// The toolbar: one stop for Tab, arrow keys within; and below it what concerns the place of the caret.

import { isMacOS } from "django-prose-editor/editor"
import { make } from "newsroom/editor/dom"
import { icon } from "newsroom/editor/icons"
import { askForLink, linkToStory, unlink } from "newsroom/editor/link"
import { tableTools, tools } from "newsroom/editor/tools"

const TEXTS = { heading2: "H2", heading3: "H3" }

export function toolbar(editor, setup) {
  const parts = []
  const made = (tool) => {
    const part = toolButton(editor, setup, tool)
    parts.push(part)
    return part.button
  }
  const groups = tools(setup).map((group) => make("div", { class: "body-editor__group" }, ...group.map(made)))
  const bar = make("div", { class: "body-editor__tools", role: "toolbar", "aria-label": setup.word("toolbar") }, ...groups)
  moveByArrows(bar, parts.map(({ button }) => button), editor)
  parts.push(placeBar(editor, setup))
  const show = () => parts.forEach((part) => part.update())
  editor.on("transaction", show)
  show()
  return make("div", { class: "body-editor__bar" }, bar, parts.at(-1).bar)
}

function toolButton(editor, setup, { name, key, run, holds, may = () => true }) {
  const label = setup.word(name)
  const attributes = { type: "button", "aria-label": label, title: label, tabindex: -1, "data-tool": name }
  if (key) {
    attributes.title = `${label} (${keyWords(key)})`
    attributes["aria-keyshortcuts"] = key.replace("Mod", isMacOS() ? "Meta" : "Control").replaceAll("-", "+")
  }
  const isOpen = () => editor.isEditable && Boolean(may(editor))
  const button = make("button", { ...attributes, onclick: () => isOpen() && run(editor) }, TEXTS[name] ?? icon(name))
  keepSelection(button)
  const update = () => {
    button.setAttribute("aria-disabled", String(!isOpen()))
    if (holds) button.setAttribute("aria-pressed", String(holds(editor)))
  }
  return { button, update }
}

// The selection stays where it is while the mouse is on a button.
function keepSelection(button) {
  button.addEventListener("mousedown", (event) => event.preventDefault())
  return button
}

function keyWords(key) {
  const [mod, alt, shift] = isMacOS() ? ["⌘", "⌥", "⇧"] : ["Ctrl+", "Alt+", "Shift+"]
  return key.replace("Mod-", mod).replace("Alt-", alt).replace("Shift-", shift)
}

// One of the buttons is the stop for Tab; the arrow keys, Home and End go on from there, Escape goes back to the text.
function moveByArrows(bar, buttons, editor) {
  let current = 0
  const go = (at) => {
    buttons[current].tabIndex = -1
    current = (at + buttons.length) % buttons.length
    buttons[current].tabIndex = 0
  }
  go(0)
  bar.addEventListener("focusin", (event) => go(buttons.indexOf(event.target.closest("button"))))
  bar.addEventListener("keydown", (event) => {
    const isMirrored = getComputedStyle(bar).direction === "rtl"
    const [forward, backward] = isMirrored ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"]
    const to = { [forward]: current + 1, [backward]: current - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (event.key === "Escape") editor.view.focus()
    if (to === undefined) return
    event.preventDefault()
    go(to)
    buttons[current].focus()
  })
}

// What stands at the caret: where a link leads, what can be done with a table.
function placeBar(editor, setup) {
  const button = (name, run) => keepSelection(make("button", { type: "button", onclick: () => run(editor) }, setup.word(name)))
  const change = () => (editor.isActive("link") ? askForLink(editor, setup) : linkToStory(editor, setup))
  const target = make("span", { class: "body-editor__target", dir: "auto" })
  const link = make("div", {}, target, button("change", change), button("unlink", unlink))
  const table = make("div", { role: "group", "aria-label": setup.word("table") }, ...tableTools.map(({ name, run }) => button(name, run)))
  const bar = make("div", { class: "body-editor__place" }, link, table)
  const update = () => {
    const { story } = editor.getAttributes("storyLink")
    target.textContent = story ? setup.stories[story] ?? setup.word("storyGone") : editor.getAttributes("link").href ?? ""
    link.hidden = !target.textContent
    table.hidden = !editor.isActive("table")
    bar.hidden = link.hidden && table.hidden
  }
  return { bar, update }
}
