// Links to other sites, and links to stories of our own, which have no address in the text.

import { Link as BaseLink, Mark } from "django-prose-editor/editor"
import { ask } from "newsroom/editor/dialog"
import { askForStory } from "newsroom/editor/stories"

const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/
const BARE = /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/

export const Link = BaseLink.extend({
  addOptions() {
    const protocols = ["http", "https", "mailto"]
    return { ...this.parent?.(), setup: null, protocols, openOnClick: false, linkOnPaste: true, defaultProtocol: "https" }
  },
  addAttributes: () => ({ href: { default: null } }),
  addKeyboardShortcuts() {
    return { "Mod-k": ({ editor }) => askForLink(editor, this.options.setup) }
  },
})

export const StoryLink = Mark.create({
  name: "storyLink",
  priority: 1100, // before the link: it reads <a data-story>, and it is the outer of the two
  inclusive: false,
  excludes: "link storyLink",
  addOptions: () => ({ setup: null }),
  addAttributes: () => ({ story: { default: null, parseHTML: (link) => Number(link.dataset.story) || null, rendered: false } }),
  parseHTML: () => [{ tag: "a[data-story]", priority: 100 }],
  renderHTML: ({ mark }) => ["a", { "data-story": mark.attrs.story }, 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-k": ({ editor }) => linkToStory(editor, this.options.setup) }
  },
})

// The address as it is stored: with its scheme; "" where it is none.
export function addressOf(typed) {
  const text = typed.trim()
  if (/^(https?:\/\/[^\s/]+|mailto:[^\s@]+@)\S*$/i.test(text)) return text
  if (MAIL.test(text)) return `mailto:${text}`
  return BARE.test(text) ? `https://${text}` : ""
}

export function askForLink(editor, setup) {
  const former = editor.getAttributes("link").href ?? ""
  ask({
    title: setup.word("link"),
    fields: [{ name: "address", label: setup.word("linkAddress"), type: "url", value: former }],
    submit: setup.word(former ? "change" : "insert"),
    cancel: setup.word("cancel"),
    check: ({ address }) => (addressOf(address) ? "" : setup.word("linkUnknown")),
  }).then((given) => {
    editor.view.focus()
    if (given) setLink(editor, "link", { href: addressOf(given.address) }, given.address.trim())
  })
  return true
}

export function linkToStory(editor, setup) {
  if (!setup.urls.findStory) return false
  askForStory(setup).then((story) => {
    editor.view.focus()
    if (!story) return
    setup.stories[story.id] = story.headline
    setLink(editor, "storyLink", { story: story.id }, story.headline)
  })
  return true
}

export function unlink(editor) {
  const chain = editor.chain().focus().extendMarkRange("link").extendMarkRange("storyLink")
  return chain.unsetMark("link").unsetMark("storyLink").run()
}

// On the selected words; on the whole link where the caret stands in one; else on new `words`.
function setLink(editor, name, attributes, words) {
  const { empty } = editor.state.selection
  const former = ["link", "storyLink"].find((mark) => editor.isActive(mark))
  if (empty && !former) {
    editor.chain().insertContent({ type: "text", text: words, marks: [{ type: name, attrs: attributes }] }).run()
    return
  }
  const chain = editor.chain()
  if (empty) chain.extendMarkRange(former)
  chain.unsetMark("link").unsetMark("storyLink").setMark(name, attributes).run()
}
