// What the toolbar offers: name, key, what it does, whether it holds at the caret, whether it may be done there.

import { choosePhoto } from "newsroom/editor/chooser"
import { askForEmbed } from "newsroom/editor/embed"
import { askForLink, linkToStory } from "newsroom/editor/link"
import { pastePlain } from "newsroom/editor/paste"

// A command of the editor by its name.
const action = (name, key, command, ...values) => ({
  name,
  key,
  run: (editor) => editor.chain().focus()[command](...values).run(),
  may: (editor) => editor.can()[command](...values),
})

const toggle = (name, key, command) => ({ ...action(name, key, command), holds: (editor) => editor.isActive(name) })

const heading = (level) => ({
  ...action(`heading${level}`, `Mod-Alt-${level}`, "toggleHeading", { level }),
  holds: (editor) => editor.isActive("heading", { level }),
})

const quote = (name, key, other) => ({
  ...action(name, key, "toggleQuote", name, other),
  holds: (editor) => editor.isActive(name),
  may: (editor) => editor.isActive(other) || editor.can().toggleWrap(name),
})

function mayLink(editor) {
  const { parent } = editor.state.selection.$from
  return parent.inlineContent && parent.type.allowsMarkType(editor.schema.marks.link)
}

const link = (name, key, ask, may = mayLink) => ({ name, key, run: ask, holds: (editor) => editor.isActive(name), may })

export const tools = (setup) => [
  [
    toggle("bold", "Mod-B", "toggleBold"),
    toggle("italic", "Mod-I", "toggleItalic"),
    link("link", "Mod-K", (editor) => askForLink(editor, setup)),
    link("storyLink", "Mod-Shift-K", (editor) => linkToStory(editor, setup), (editor) => setup.urls.findStory && mayLink(editor)),
  ],
  [heading(2), heading(3)],
  [
    toggle("bulletList", "Mod-Shift-8", "toggleBulletList"),
    toggle("orderedList", "Mod-Shift-7", "toggleOrderedList"),
    quote("blockquote", "Mod-Shift-B", "pullQuote"),
    quote("pullQuote", "Mod-Shift-9", "blockquote"),
  ],
  [
    { name: "photo", key: "Mod-Shift-6", run: (editor) => choosePhoto(editor, setup), may: () => setup.urls.choosePhoto },
    { name: "embed", run: (editor) => askForEmbed(editor, setup) },
    { ...action("table", "", "startTable"), holds: (editor) => editor.isActive("table") },
    action("rule", "", "setHorizontalRule"),
  ],
  [
    action("undo", "Mod-Z", "undo"),
    action("redo", "Mod-Shift-Z", "redo"),
    { name: "clear", run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run() },
    { name: "plain", key: "Mod-Shift-V", run: (editor) => pastePlain(editor, setup) },
  ],
]

// What is offered while the caret stands in a table.
export const tableTools = [
  action("addRow", "", "addRowAfter"),
  action("addColumn", "", "addColumnAfter"),
  action("headerCell", "", "toggleHeaderCell"),
  action("deleteRow", "", "deleteRow"),
  action("deleteColumn", "", "deleteColumn"),
  action("deleteTable", "", "deleteTable"),
]
