// Image files that are dropped or pasted into the text become photos of the library, and figures.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { make } from "newsroom/editor/dom"

const { PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const places = new PluginKey("uploads")

export const Uploads = Extension.create({
  name: "uploads",

  addOptions: () => ({ setup: null }),

  addProseMirrorPlugins() {
    const { editor } = this
    const { setup } = this.options
    const take = (files, at) => {
      if (!setup.urls.uploadPhoto) setup.notify(setup.word("noUpload"))
      else sendAll(editor, setup, files, at)
      return true
    }
    return [
      new Plugin({
        key: places,
        // The places of files on their way, shown as such; they move with the text.
        state: {
          init: () => DecorationSet.empty,
          apply(tr, shown) {
            const { add, remove } = tr.getMeta(places) ?? {}
            shown = shown.map(tr.mapping, tr.doc)
            if (add) shown = shown.add(tr.doc, [waiting(add, setup)])
            if (remove) shown = shown.remove(shown.find(null, null, (spec) => spec.file === remove))
            return shown
          },
        },
        props: {
          decorations: (state) => places.getState(state),
          handlePaste(view, event) {
            const files = images(event.clipboardData)
            // Office programs send a picture along with the words that it shows.
            if (!files.length || hasWords(event.clipboardData)) return false
            return take(files, view.state.selection.from)
          },
          handleDrop(view, event, _slice, moved) {
            const files = moved ? [] : images(event.dataTransfer)
            if (!files.length) return false
            event.preventDefault()
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            return take(files, place?.pos ?? view.state.doc.content.size)
          },
        },
      }),
    ]
  },
})

const images = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"))

function hasWords(clipboard) {
  const html = clipboard.getData("text/html")
  return Boolean(html && new DOMParser().parseFromString(html, "text/html").body.textContent.trim())
}

function waiting({ file, at }, setup) {
  const note = make("p", { class: "body-editor__upload", role: "status", dir: "auto" }, setup.word("uploading", { file: file.name }))
  return Decoration.widget(at, note, { file })
}

// One after the other; each becomes a figure where its note stands by then.
async function sendAll(editor, setup, files, at) {
  const { view } = editor
  const start = besideBlock(view.state.doc, at)
  for (const file of files) view.dispatch(view.state.tr.setMeta(places, { add: { file, at: start } }))
  for (const file of files) {
    const { doc, selection } = view.state
    const answer = await send(setup, file)
    if (editor.isDestroyed) return
    const [place] = places.getState(view.state).find(null, null, (spec) => spec.file === file)
    const isWaiting = view.state.doc === doc && view.state.selection.eq(selection)
    view.dispatch(view.state.tr.setMeta(places, { remove: file }))
    if (answer.error) setup.notify(`${file.name}: ${answer.error}`)
    // Somebody who went on writing keeps the caret.
    else if (place) editor.commands.insertPhoto(answer, place.from, isWaiting)
    if (isWaiting && !answer.error) view.focus()
  }
}

// Where the figure will be: after the block at `at`, before it where that is an empty paragraph.
function besideBlock(doc, at) {
  const $at = doc.resolve(Math.min(at, doc.content.size))
  if (!$at.depth) return $at.pos
  return $at.node(1).content.size ? $at.after(1) : $at.before(1)
}

// The photo, or { error: a sentence }.
async function send(setup, file) {
  const body = new FormData()
  body.append("file", file)
  body.append("language", setup.textarea.lang)
  try {
    const headers = { "X-CSRFToken": setup.token, Accept: "application/json" }
    const answer = await fetch(setup.urls.uploadPhoto, { method: "POST", body, headers })
    const found = await answer.json()
    return answer.ok ? found : { error: found.error || setup.word("uploadFailed") }
  } catch {
    return { error: setup.word("uploadFailed") }
  }
}
