// <figure class="figure"><img data-photo="12"><figcaption>…</figcaption></figure>: a photo of the library.

import { Node, Plugin, pm } from "django-prose-editor/editor"
import { CaptionView, captionKeys, captionOf, captioned } from "newsroom/editor/captions"
import { choosePhoto } from "newsroom/editor/chooser"
import { make } from "newsroom/editor/dom"
import { placeBlock, writeCaption } from "newsroom/editor/placing"

const photoOf = (element) => {
  const image = element.matches("img") ? element : element.querySelector("img[data-photo]")
  return Number(image?.dataset.photo) || null
}

export const Figure = Node.create({
  name: "figure",
  ...captioned,

  addOptions: () => ({ setup: null }),

  addAttributes: () => ({ photo: { default: null, parseHTML: photoOf, rendered: false } }),

  parseHTML() {
    const known = (element) => {
      if (!photoOf(element)) return false
      this.options.setup.remember(element)
      return null
    }
    return [
      { tag: "figure", priority: 60, getAttrs: known, contentElement: captionOf },
      { tag: "img[data-photo]", priority: 60, getAttrs: known },
    ]
  },

  renderHTML: ({ node }) => ["figure", { class: "figure" }, ["img", { "data-photo": node.attrs.photo }], ["figcaption", 0]],

  addNodeView() {
    return ({ node, editor, getPos }) => new FigureView(node, editor, getPos, this.options.setup)
  },

  addCommands() {
    const { setup } = this.options
    return {
      // Shows a photo as a figure after the block at `from`, the caret in its caption.
      insertPhoto: (photo, from, moveCaret = true) => ({ tr, dispatch }) => {
        if (!dispatch) return true
        setup.photos[photo.id] = photo
        const at = placeBlock(tr, this.type.create({ photo: photo.id }, text(tr, photo.caption)), from)
        if (moveCaret) writeCaption(tr, at)
        return true
      },
      replacePhoto: (at, photo) => ({ tr, dispatch }) => {
        if (!dispatch) return true
        const node = tr.doc.nodeAt(at)
        const former = setup.photos[node.attrs.photo]?.caption
        setup.photos[photo.id] = photo
        // A caption that was only the former photo's own goes with it.
        const caption = node.textContent === former || !node.textContent ? text(tr, photo.caption) : node.content
        tr.replaceWith(at, at + node.nodeSize, this.type.create({ photo: photo.id }, caption))
        return true
      },
    }
  },

  addKeyboardShortcuts() {
    return { ...captionKeys(this.name), "Mod-Shift-6": ({ editor }) => choosePhoto(editor, this.options.setup) }
  },

  addProseMirrorPlugins() {
    return [new Plugin({ props: { clipboardSerializer: copyWithPictures(this.editor.schema, this.options.setup) } })]
  },
})

const text = (tr, words) => (words?.trim() ? tr.doc.type.schema.text(words.trim().replace(/\s+/g, " ")) : null)

// Another tab of the desk does not know our photos: what is copied brings their addresses along.
function copyWithPictures(schema, setup) {
  const { DOMSerializer } = pm.model
  const nodes = DOMSerializer.nodesFromSchema(schema)
  const figure = nodes.figure
  nodes.figure = (node) => {
    const [tag, attributes, [image, photo], caption] = figure(node)
    const { url, alt } = setup.photos[node.attrs.photo] ?? {}
    return [tag, attributes, [image, { ...photo, ...(url && { src: url, alt }) }], caption]
  }
  return new DOMSerializer(nodes, DOMSerializer.marksFromSchema(schema))
}

class FigureView extends CaptionView {
  constructor(node, editor, getPos, setup) {
    const image = make("img", { alt: "", draggable: "false" })
    const missing = make("p", { class: "body-editor__missing", dir: "auto" })
    const facts = make("div", { class: "body-editor__facts" })
    super(make("figure", { class: "figure" }), [image, missing], [facts], node, "")
    Object.assign(this, { image, missing, facts, editor, getPos, setup, photo: null })
    this.update(node)
  }

  update(node) {
    if (node.type.name !== "figure") return false
    const photo = this.setup.photos[node.attrs.photo]
    this.show(node, photo?.caption || this.setup.word("caption"))
    if (this.photo !== node.attrs.photo) this.draw(node.attrs.photo, photo)
    return true
  }

  draw(id, photo) {
    const { setup } = this
    this.photo = id
    this.image.hidden = !photo?.url
    this.image.alt = photo?.alt ?? ""
    if (photo?.url) this.image.src = photo.url
    this.missing.hidden = Boolean(photo?.url)
    this.missing.textContent = setup.word(photo ? "photoWithdrawn" : "photoUnknown", { number: id })
    this.facts.replaceChildren(...this.factsOf(id, photo))
  }

  factsOf(id, photo) {
    const { setup } = this
    const { changePhoto, choosePhoto } = setup.urls
    const button = (name, act) => make("button", { type: "button", onclick: act }, setup.word(name))
    const change = { href: changePhoto.replace("/0/", `/${id}/`), target: "_blank" }
    return [
      photo?.credit && make("span", {}, setup.word("credit", { credit: photo.credit })),
      photo && !photo.alt && make("strong", {}, setup.word("noAlt")),
      changePhoto && make("a", change, setup.word("changePhoto")),
      choosePhoto && button("replacePhoto", () => this.replace()),
      button("removeFigure", () => this.remove(this.editor, this.getPos)),
    ].filter(Boolean)
  }

  replace() {
    choosePhoto(this.editor, this.setup, (photo) => this.editor.commands.replacePhoto(this.getPos(), photo))
  }
}
