// Where a block goes that is put into the text: never into a paragraph, a list or a cell, always after it.

import { pm } from "django-prose-editor/editor"

const { TextSelection, Selection } = pm.state

// Inserts the block after the one at `from` (or in the place of an empty paragraph) and answers its position.
export function placeBlock(tr, block, from = tr.selection.from) {
  const $from = tr.doc.resolve(from)
  const standing = $from.depth ? $from.node(1) : null
  const at = standing ? $from.before(1) : from
  if (standing?.type.name === "paragraph" && standing.content.size === 0) {
    tr.replaceWith(at, at + standing.nodeSize, block)
    return at
  }
  const after = standing ? $from.after(1) : from
  tr.insert(after, block)
  return after
}

// Puts the caret into the paragraph after the block at `at`; makes one where there is none.
export function writeOnAfter(tr, at) {
  const after = at + tr.doc.nodeAt(at).nodeSize
  if (tr.doc.nodeAt(after)?.type.name !== "paragraph") tr.insert(after, tr.doc.type.schema.nodes.paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
}

// Puts the caret at the end of the caption of the figure at `at`.
export function writeCaption(tr, at) {
  const end = at + tr.doc.nodeAt(at).nodeSize - 1
  return tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView()
}
