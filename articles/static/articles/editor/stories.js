// Finding a story of our own by words of its headline.

import { openDialog } from "newsroom/editor/dialog"
import { make } from "newsroom/editor/dom"

const PAUSE = 200

// Answers { id, headline }, or null where the person changed their mind.
export function askForStory(setup) {
  const id = "editor-story-words"
  const input = make("input", { id, type: "search", autocomplete: "off", dir: "auto", autofocus: true })
  const found = make("ul", { class: "editor-dialog__found" })
  const state = make("p", { role: "status" })
  const dialog = openDialog(
    setup.word("storyLink"),
    make("p", { class: "editor-dialog__field" }, make("label", { for: id }, setup.word("storyWords")), input),
    state,
    found,
    make("button", { type: "button", class: "button", onclick: () => dialog.close() }, setup.word("cancel")),
  )
  return new Promise((resolve) => {
    let answer = null
    const choose = (story) => {
      answer = story
      dialog.close()
    }
    const search = latest(async (signal) => {
      const stories = await find(setup, input.value, signal)
      found.replaceChildren(...(stories ?? []).map((story) => make("li", {}, row(story, setup, choose))))
      state.textContent = stories === null ? setup.word("findFailed") : stories.length ? "" : setup.word("noStory")
    })
    dialog.addEventListener("close", () => resolve(answer))
    input.addEventListener("input", () => search(PAUSE))
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") found.querySelector("button")?.click()
    })
    dialog.addEventListener("keydown", (event) => moveFocus(event, [input, ...found.querySelectorAll("button")]))
    search(0)
  })
}

// Runs `work` after a pause, and only the latest run counts.
function latest(work) {
  let timer = 0
  let running = new AbortController()
  return (pause) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running.abort()
      running = new AbortController()
      work(running.signal).catch(() => {})
    }, pause)
  }
}

// The stories, or null where they could not be asked for.
async function find(setup, words, signal) {
  const query = new URLSearchParams({ q: words, edition: setup.edition ?? "" })
  try {
    const answer = await fetch(`${setup.urls.findStory}?${query}`, { signal, headers: { Accept: "application/json" } })
    return answer.ok ? await answer.json() : null
  } catch (error) {
    if (signal.aborted) throw error
    return null
  }
}

function row(story, setup, choose) {
  return make(
    "button",
    { type: "button", onclick: () => choose(story) },
    make("span", { dir: "auto", lang: story.edition }, story.headline),
    make("small", {}, story.path || setup.word("notPublic")),
  )
}

function moveFocus(event, places) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const at = places.indexOf(document.activeElement)
  if (!step || at < 0) return
  event.preventDefault()
  places[Math.min(Math.max(at + step, 0), places.length - 1)].focus()
}
