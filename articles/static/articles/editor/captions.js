// What figures and embeds share: one line of caption that is left by Enter, and a block that is removed as a whole.

import { pm } from "django-prose-editor/editor"
import { writeOnAfter } from "newsroom/editor/placing"

const { NodeSelection, Selection } = pm.state

export const captioned = {
  group: "block",
  content: "text*",
  draggable: true,
  isolating: true,
  selectable: true,
}

// Where a stored figure has its caption; something empty where it has none.
export const captionOf = (figure) => figure.querySelector("figcaption") ?? document.createElement("p")

// Keys of a node called `name`: Enter and ArrowDown leave the caption; Backspace at its start selects the whole.
export function captionKeys(name) {
  const inside = (editor) => editor.state.selection.empty && editor.state.selection.$from.parent.type.name === name
  const leave = ({ editor }) => {
    if (!inside(editor)) return false
    const { tr, selection } = editor.state
    editor.view.dispatch(writeOnAfter(tr, selection.$from.before()))
    return true
  }
  return {
    Enter: leave,
    "Shift-Enter": leave,
    "Mod-Enter": leave,
    ArrowDown: ({ editor }) => {
      if (!inside(editor) || !editor.view.endOfTextblock("down")) return false
      const { tr, doc, selection } = editor.state
      editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(selection.$from.after()), 1)).scrollIntoView())
      return true
    },
    Backspace: ({ editor }) => {
      const { $from } = editor.state.selection
      if (!inside(editor) || $from.parentOffset > 0) return false
      editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, $from.before())))
      return true
    },
  }
}

// The frame of a node view: what stands above the caption and below it, and what the caption says while it is empty.
export class CaptionView {
  constructor(dom, above, below, node, hint) {
    this.dom = dom
    this.contentDOM = document.createElement("figcaption")
    for (const part of [...above, ...below]) part.contentEditable = "false"
    dom.append(...above, this.contentDOM, ...below)
    this.show(node, hint)
  }

  // Takes the whole block out of the text.
  remove(editor, getPos) {
    const at = getPos()
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.delete(at, at + doc.nodeAt(at).nodeSize))
    editor.view.focus()
  }

  show(node, hint) {
    this.contentDOM.dataset.hint = hint
    this.contentDOM.classList.toggle("is-empty", node.content.size === 0)
  }

  stopEvent(event) {
    return event.target instanceof Element && event.target.closest("button, a") !== null
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target)
  }
}
