// <figure data-embed="URL"><a href="URL">URL</a><figcaption>…</figcaption></figure>: a post or a film elsewhere.

import { Node, Plugin } from "django-prose-editor/editor"
import { CaptionView, captionKeys, captionOf, captioned } from "newsroom/editor/captions"
import { ask } from "newsroom/editor/dialog"
import { make } from "newsroom/editor/dom"
import { placeBlock, writeOnAfter } from "newsroom/editor/placing"

export const Embed = Node.create({
  name: "embed",
  ...captioned,

  addOptions: () => ({ setup: null }),

  addAttributes: () => ({ address: { default: "", parseHTML: (figure) => figure.dataset.embed, rendered: false } }),

  parseHTML: () => [{ tag: "figure[data-embed]", priority: 70, contentElement: captionOf }],

  renderHTML: ({ node: { attrs: { address } } }) => [
    "figure",
    { "data-embed": address },
    ["a", { href: address }, address],
    ["figcaption", 0],
  ],

  addNodeView() {
    return ({ node, editor, getPos }) => new EmbedView(node, editor, getPos, this.options.setup)
  },

  addCommands() {
    return {
      insertEmbed: (address) => ({ tr, dispatch }) => {
        if (dispatch) writeOnAfter(tr, placeBlock(tr, this.type.create({ address })))
        return true
      },
    }
  },

  addKeyboardShortcuts() {
    return captionKeys(this.name)
  },

  // An address alone, pasted on an empty line.
  addProseMirrorPlugins() {
    const { editor } = this
    const { setup } = this.options
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const address = event.clipboardData?.getData("text/plain").trim() ?? ""
            const { $from, empty } = view.state.selection
            const isEmptyLine = $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size
            if (!empty || !isEmptyLine || !setup.hostOf(address)) return false
            return editor.commands.insertEmbed(address)
          },
        },
      }),
    ]
  },
})

class EmbedView extends CaptionView {
  constructor(node, editor, getPos, setup) {
    const { address } = node.attrs
    const words = [make("strong", {}, setup.hostOf(address)), " ", make("span", { dir: "ltr" }, address)]
    const card = make("div", { class: "body-editor__embed" }, ...words)
    const remove = { type: "button", onclick: () => this.remove(editor, getPos) }
    const facts = make("div", { class: "body-editor__facts" }, make("button", remove, setup.word("removeFigure")))
    super(make("figure", { class: "embed" }), [card], [facts], node, setup.word("embedCaption"))
    Object.assign(this, { setup, address })
  }

  update(node) {
    if (node.type.name !== "embed" || node.attrs.address !== this.address) return false
    this.show(node, this.setup.word("embedCaption"))
    return true
  }
}

export async function askForEmbed(editor, setup) {
  const hosts = setup.hosts.map(([name]) => name).join(", ")
  const check = ({ address }) => (setup.hostOf(address.trim()) ? "" : setup.word("embedUnknown", { hosts }))
  const given = await ask({
    title: setup.word("embed"),
    fields: [{ name: "address", label: setup.word("embedAddress"), type: "url", required: true }],
    submit: setup.word("insert"),
    cancel: setup.word("cancel"),
    check,
  })
  editor.view.focus()
  if (given) editor.commands.insertEmbed(given.address.trim())
}
