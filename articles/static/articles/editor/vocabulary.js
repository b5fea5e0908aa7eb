// The editor's half of articles/body/schema.py: the same elements, and what may stand in what.

import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  ListItem,
  Node,
  OrderedList,
  Paragraph,
  Placeholder,
  SpecialCharacters,
  TableCell,
  TableHeader,
  TableRow,
  Text,
  TrailingNode,
} from "django-prose-editor/editor"
import { Embed } from "newsroom/editor/embed"
import { Figure } from "newsroom/editor/figure"
import { Link, StoryLink } from "newsroom/editor/link"
import { Paste } from "newsroom/editor/paste"
import { Table } from "newsroom/editor/table"
import { Uploads } from "newsroom/editor/uploads"

const PROSE = "(paragraph | bulletList | orderedList)"

const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside.pullquote" }],
  renderHTML: () => ["aside", { class: "pullquote" }, 0],
})

const NumberedList = OrderedList.extend({
  addAttributes() {
    return { start: this.parent().start }
  },
})

// Two quotes cannot stand in one another: the one gives way to the other.
const Quotes = Extension.create({
  name: "quotes",
  priority: 200, // its keys come before those of the block quotation
  addCommands: () => ({
    toggleQuote: (wanted, other) => ({ chain, editor }) =>
      editor.isActive(other) ? chain().lift(other).toggleWrap(wanted).run() : chain().toggleWrap(wanted).run(),
  }),
  addKeyboardShortcuts: () => ({
    "Mod-Shift-b": ({ editor }) => editor.commands.toggleQuote("blockquote", "pullQuote"),
    "Mod-Shift-9": ({ editor }) => editor.commands.toggleQuote("pullQuote", "blockquote"),
  }),
})

export const vocabulary = (setup) => [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Heading.extend({ content: "text*", marks: "italic link storyLink" }).configure({ levels: [2, 3] }),
  StoryLink.configure({ setup }),
  Link.configure({ setup }),
  Bold,
  Italic,
  BulletList,
  NumberedList,
  ListItem.extend({ content: `paragraph ${PROSE}*` }),
  Blockquote.extend({ content: `${PROSE}+` }),
  PullQuote,
  Quotes,
  HorizontalRule,
  Figure.configure({ setup }),
  Embed.configure({ setup }),
  Table,
  TableRow,
  TableHeader.extend({ content: `${PROSE}+`, addAttributes: cellAttributes }),
  TableCell.extend({ content: `${PROSE}+`, addAttributes: cellAttributes }),
  Paste,
  Uploads.configure({ setup }),
  Placeholder.configure({ placeholder: setup.word("placeholder") }),
  SpecialCharacters,
  History,
  Dropcursor,
  Gapcursor,
  TrailingNode,
]

function cellAttributes() {
  const span = (name) => ({
    default: 1,
    parseHTML: (cell) => Number(cell.getAttribute(name)) || 1,
    renderHTML: (cell) => (cell[name] > 1 ? { [name]: cell[name] } : {}),
  })
  return { colspan: span("colspan"), rowspan: span("rowspan"), colwidth: { default: null, rendered: false } }
}
