// Words from elsewhere: lists as Word types them, wrappers of Google Docs, headings of every level; and words without any of it.

import { Extension, Plugin } from "django-prose-editor/editor"

const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const NUMBER = /^\s*\(?(?:\d+|[a-z]|[ivxl]+)[.)]/i
const DEEPEST = 4

export const Paste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: tidy } })],
})

export function tidy(html) {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html")
  page.querySelectorAll("script, title, meta").forEach((element) => element.remove())
  listsOfWord(page)
  wrappersOfDocs(page)
  marksOfStyles(page)
  for (const [tag, name] of Object.entries(HEADINGS)) {
    for (const heading of page.querySelectorAll(tag)) rename(heading, name)
  }
  return page.body.innerHTML
}

// A strict policy would refuse styles, and say so for each: they are kept as data, for us alone to read.
function withoutStyles(html) {
  const asData = (tag) => tag.replace(/(\s)style\s*=/gi, "$1data-style=")
  return html.replace(/<style\b[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, asData)
}

// Pastes what is on the clipboard as words alone; where the browser does not let us read it, says which key does.
export async function pastePlain(editor, setup) {
  try {
    const words = await navigator.clipboard.readText()
    editor.view.focus()
    editor.view.pasteText(words)
  } catch {
    setup.notify(setup.word("plainByKey"))
  }
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

const styleOf = (element) => element.dataset.style ?? ""

function levelOf(paragraph) {
  const level = /mso-list:[^;]*\blevel(\d+)/i.exec(styleOf(paragraph))?.[1]
  return level ? Math.min(Number(level), DEEPEST) : paragraph.className.startsWith("MsoListParagraph") ? 1 : 0
}

// Word's clipboard has no lists: items are paragraphs with their bullets typed out.
function listsOfWord(page) {
  let open = [] // the lists that an item may join, the outermost first
  let last = null
  for (const paragraph of page.querySelectorAll("p")) {
    const level = levelOf(paragraph)
    if (!level) continue
    const markers = [...paragraph.querySelectorAll("span")].filter((span) => /mso-list:\s*ignore/i.test(styleOf(span)))
    const tag = NUMBER.test(markers[0]?.textContent ?? "") ? "OL" : "UL"
    markers.forEach((marker) => marker.remove())
    if (!last || last.nextElementSibling !== paragraph) open = []
    open.length = Math.min(open.length, level)
    if (open.length === level && open[level - 1].tagName !== tag) open.length = level - 1
    while (open.length < level) {
      const list = page.createElement(tag)
      const outer = open.at(-1)
      if (outer) (outer.lastElementChild ?? outer.appendChild(page.createElement("li"))).append(list)
      else paragraph.before(list)
      open.push(list)
    }
    const item = page.createElement("li")
    item.append(...paragraph.childNodes)
    open.at(-1).append(item)
    paragraph.remove()
    last = open[0]
  }
}

// Docs has no <b> and no <i>: it says so in styles; and it has a <b> that says it is not bold.
function marksOfStyles(page) {
  for (const element of page.querySelectorAll("[data-style]")) {
    const style = element.dataset.style
    element.removeAttribute("data-style")
    if (/(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)/i.test(style) && element.matches("b, strong")) rename(element, "span")
    if (!element.matches("span")) continue
    if (/(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) wrap(element, "strong")
    if (/(?<![\w-])font-style\s*:\s*italic/i.test(style)) wrap(element, "em")
  }
}

function wrap(element, name) {
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}

// Docs wraps all in a <b> that is not bold, and puts line breaks between blocks.
function wrappersOfDocs(page) {
  page.querySelectorAll('b[id^="docs-internal-guid"]').forEach((wrapper) => wrapper.replaceWith(...wrapper.childNodes))
  page.querySelectorAll("body > br").forEach((line) => line.remove())
}
