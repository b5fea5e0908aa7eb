// While a story is open: its text is saved as it is written, colleagues are seen, and one tab writes at a time.

import { Autosave } from "./autosave.js"
import { post, tokenField } from "./asking.js"
import { isShown, KeptText, sendFields } from "./kept-text.js"
import { notify, unnotify } from "./writing-notices.js"

export function startWriting(form) {
  const bar = document.querySelector("[data-writing]")
  if (!bar) return
  const setup = JSON.parse(bar.dataset.writing)
  const room = new Room(form, setup)
  if (setup.urls.presence) room.open()
  if (form) offerKept(room)
}

class Room {
  constructor(form, setup) {
    Object.assign(this, { form, setup, words: setup.words })
    this.tab = handedOver(setup.story) || newName()
    this.why = form ? "" : "words"
    if (!form) return
    this.kept = new KeptText(setup, this.tab)
    this.saver = new Autosave(form, setup, this.kept, this.tab, (answer) => this.close(answer.why, answer.sentence, answer.name))
    form.addEventListener("submit", (event) => this.stepOnly(event))
    this.kept.forgetReceived(setup.desk)
    if ("unsaved" in form.dataset) {
      this.saver.note()
      // What was sent stands in this form again.
      if (this.saver.keep()) this.kept.forgetSent()
    }
  }

  async open() {
    // A tab that crashed does not hold the story against the one that comes after it.
    const gone = (await this.kept?.gone()) || []
    this.ping(gone.length ? { gone: gone.join(" ") } : {})
    setInterval(() => this.ping(), this.setup.ping)
    const wake = () => !document.hidden && this.ping()
    document.addEventListener("visibilitychange", wake)
    for (const name of ["pageshow", "focus", "online"]) addEventListener(name, wake)
    addEventListener("pagehide", () => this.leave())
  }

  told(extra = {}) {
    const data = new FormData()
    const fields = { csrfmiddlewaretoken: tokenField().value, tab: this.tab, ...(this.why ? { reads: "1" } : {}), ...extra }
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }

  async ping(extra) {
    if (this.isAsking) return
    this.isAsking = true
    const before = this.saver?.revision
    try {
      const { status, json } = await post(this.setup.urls.presence, this.told(extra))
      if (status === 200 && json) this.hear(json, before)
    } catch {
      // Nobody answers: the next one will, and the saver says so when it matters.
    } finally {
      this.isAsking = false
    }
  }

  hear(answer, before) {
    const people = document.querySelector("[data-people]")
    if (people.textContent !== answer.people) people.textContent = answer.people
    // What comes after a form was sent, the next page says.
    if (!this.form || this.saver.isLeaving) return
    if (this.why) {
      if (["other", "taken", "left"].includes(this.why) && !answer.writer) this.offer("free", this.words.free)
      return
    }
    // A save that was under way while this was asked has its own answer.
    const isStale = answer.revision > before && this.saver.revision === before && !this.saver.isSaving && !this.saver.pending
    if (!answer.may) this.close("rights")
    else if (!answer.writes) this.close(this.wrote ? "taken" : answer.own ? "left" : "other", "", answer.writer)
    else if (isStale) this.close("stale")
    else this.wrote = true
  }

  // From now on this page only reads. What was typed here and is not saved is not lost.
  async close(why, sentence = "", name = "") {
    if (this.why) return
    this.why = why
    const isUnsaved = this.saver.isUnsaved
    this.saver.keep()
    this.unsaved = isUnsaved ? new FormData(this.form) : null
    this.saver.close()
    closeForm(this.form)
    const words = (this.words[why] || this.words.rights).replace("%(name)s", name)
    this.offer(why, why === "taken" ? words : `${words} ${sentence}`, name)
    // A text that was overtaken is compared or kept as its writer decides; of a tab that lost the story it is kept.
    if (isUnsaved && why !== "stale") await this.keepAside()
    this.ping()
  }

  offer(why, sentence, name = "") {
    const { words, setup } = this
    const see = { label: words.see, href: setup.urls.preview }
    const reload = { label: words.reload, does: () => location.reload() }
    const mine = this.unsaved
      ? [
          { label: words.compare, does: () => this.compare() },
          { label: words.keepAside, does: () => this.keepAside() },
        ]
      : []
    const take = { label: words.takeOver, does: () => this.takeOver(name) }
    const ways = { stale: [...mine, see, reload], taken: [see, take], other: [take], left: [take], free: [reload], rights: [see] }
    notify("reading", sentence, ways[why] || [see, reload])
  }

  async keepAside() {
    const data = this.unsaved
    if (!data) return
    data.set("csrfmiddlewaretoken", tokenField().value)
    try {
      const { status, json } = await post(this.setup.urls.keep, data)
      if (status !== 200 || !json) throw new Error("not kept")
      this.unsaved = null
      this.kept.forget()
      this.form.dispatchEvent(new Event("story:saved"))
      notify("kept", json.kept, [{ label: this.words.seeKept, href: json.compare }])
    } catch {
      notify("kept", this.words.notKept, [{ label: this.words.keepAside, does: () => this.keepAside() }])
    }
  }

  compare() {
    const fields = [...this.unsaved].filter(([name]) => !["csrfmiddlewaretoken", "tab"].includes(name))
    this.kept.noteSent()
    this.form.dispatchEvent(new Event("story:saved"))
    sendFields(this.setup.urls.change, fields, tokenField().value)
  }

  async takeOver(name) {
    const question = this.words.takeOverSure.replace("%(name)s", this.why === "left" ? this.words.ownTab : name)
    if (!confirm(question)) return
    const { status } = await post(this.setup.urls.presence, this.told({ take: "1" }))
    if (status !== 200) return this.ping()
    this.wrote = true
    this.why = ""
    location.reload()
  }

  // A page that reads may take steps; its fields are not sent along.
  stepOnly(event) {
    if (!this.why) return
    if (event.submitter?.name !== "_step") return event.preventDefault()
    const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "_reading", value: "1" })
    this.form.append(mark)
  }

  leave() {
    navigator.sendBeacon(this.setup.urls.presence, this.told({ leave: "1" }))
    // The same tab comes back under the same name after a save; a copy of the tab gets one of its own.
    if (this.wrote && !this.why) handOver(this.setup.story, this.tab)
  }
}

const HANDED = (story) => `newsroom:tab:${story}`

function handOver(story, name) {
  try {
    sessionStorage.setItem(HANDED(story), name)
  } catch {
    // It comes back under another name.
  }
}

function handedOver(story) {
  try {
    const name = sessionStorage.getItem(HANDED(story))
    sessionStorage.removeItem(HANDED(story))
    return name
  } catch {
    return null
  }
}

function newName() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

// The fields can be read and copied, and nothing can be written in them.
function closeForm(form) {
  form.classList.add("story-form--closed")
  for (const field of form.elements) {
    if (!form.contains(field) || field.type === "hidden" || field.matches("fieldset, output")) continue
    if (field.matches("textarea, input:not([type=checkbox], [type=radio], [role=combobox])")) field.readOnly = true
    else field.disabled = true
  }
  for (const text of form.querySelectorAll("textarea[data-body-editor]")) text.dispatchEvent(new Event("body-editor:close"))
  for (const save of document.querySelectorAll("[data-save]")) save.hidden = true
}

// Texts that a closed tab, a crash or a lost line left in this browser.
async function offerKept({ form, kept, setup }) {
  const { words } = setup
  for (const entry of await kept.left()) {
    if (!("unsaved" in form.dataset) && isShown(entry, form)) {
      kept.forget(entry.key)
      continue
    }
    const time = new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" })
    const sentence = words.found.replace("%(headline)s", entry.headline).replace("%(time)s", time)
    const look = () => {
      kept.noteSent(entry.key)
      sendFields(location.pathname, entry.fields, tokenField().value)
    }
    const discard = () => {
      if (!confirm(words.discardSure)) return
      kept.forget(entry.key)
      unnotify(entry.key)
    }
    notify(entry.key, sentence, [{ label: words.look, does: look }, { label: words.discard, does: discard }])
  }
}
