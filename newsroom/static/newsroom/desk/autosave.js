// Saves the story while it is written, a moment after each pause; what cannot be saved is kept in the browser.

import { post, renewToken, tokenField } from "./asking.js"
import { notify, unnotify } from "./writing-notices.js"

const AGAIN = 5000

export class Autosave {
  // `refused` is called with the answer when the server does not take the text any more.
  constructor(form, setup, kept, tab, refused) {
    Object.assign(this, { form, setup, kept, tab, refused, words: setup.words, url: setup.urls.autosave })
    this.state = document.querySelector("[data-saved-state]")
    this.typed = this.known = 0
    this.isClosed = false
    form.elements.namedItem("tab").value = tab
    form.addEventListener("input", () => this.note())
    form.addEventListener("change", () => this.note())
    form.addEventListener("submit", (event) => this.beforeSubmit(event))
    form.addEventListener("story:save", (event) => {
      if (!this.url) return
      event.preventDefault()
      this.save({ whole: true })
    })
    addEventListener("online", () => this.isUnsaved && this.save())
    addEventListener("pagehide", () => this.keep())
    addEventListener("pageshow", () => {
      this.isLeaving = false
    })
    document.addEventListener("visibilitychange", () => document.hidden && this.keep())
  }

  get isUnsaved() {
    return this.typed > this.known
  }

  get revision() {
    return Number(this.form.elements.namedItem("revision").value)
  }

  note() {
    if (this.isClosed) return
    this.typed += 1
    this.state.classList.remove("bar__saved--well")
    clearTimeout(this.keeping)
    this.keeping = setTimeout(() => this.keep(), 300)
    this.later(this.setup.pause)
  }

  later(pause) {
    clearTimeout(this.timer)
    if (this.url && !this.isLeaving) this.timer = setTimeout(() => this.save(), pause)
  }

  // Into the browser, until it is acknowledged.
  keep() {
    clearTimeout(this.keeping)
    if (!this.isUnsaved || this.isClosed) return true
    const isKept = this.kept.write(this.form)
    if (!isKept) notify("lost", this.words.lost)
    else if (!this.url) this.show(this.words.kept)
    return isKept
  }

  show(words, isWell = false) {
    this.state.textContent = words
    this.state.classList.toggle("bar__saved--well", isWell)
  }

  // True once everything typed so far is saved.
  save({ whole = false } = {}) {
    if (this.isClosed || !this.url) return Promise.resolve(false)
    clearTimeout(this.timer)
    this.running = (this.running || Promise.resolve()).then(() => this.attempt(whole))
    return this.running
  }

  async attempt(whole) {
    if (this.isClosed) return false
    this.keep()
    // What went unanswered goes again as it was: the server may have it already.
    const isAgain = Boolean(this.pending)
    this.pending ||= this.packed(whole)
    this.isSaving = true
    this.show(this.words.saving)
    let answer
    try {
      answer = await this.send(this.pending.data)
    } catch {
      return this.failed(this.words.offline)
    } finally {
      this.isSaving = false
    }
    if (answer.json) unnotify("logged-out")
    if (!answer.json && answer.status >= 500) return this.failed(this.words.down)
    if (!answer.json) return this.loggedOut()
    const sent = this.pending
    this.pending = null
    if (answer.status === 200) {
      this.saved(answer.json, sent)
      return isAgain && (whole || this.isUnsaved) ? this.attempt(whole) : !this.isUnsaved
    }
    if (answer.status === 400) this.show(this.words.wrong.replace("%(errors)s", answer.json.errors.join(" ")))
    else this.refused(answer.json)
    return false
  }

  packed(whole) {
    const data = new FormData(this.form)
    if (whole) data.set("save", "1")
    return { data, typed: this.typed }
  }

  async send(data) {
    const answer = await post(this.url, data)
    if (answer.json || answer.status >= 500) return answer
    if (!(await renewToken(this.setup.urls.change, this.setup.person))) return answer
    data.set("csrfmiddlewaretoken", tokenField().value)
    return post(this.url, data)
  }

  failed(words) {
    this.show(words)
    this.later(AGAIN)
    return false
  }

  loggedOut() {
    this.show("")
    notify("logged-out", this.words.loggedOut, [{ label: this.words.logIn, href: this.setup.urls.logIn }])
    this.later(AGAIN)
    return false
  }

  saved(answer, sent) {
    this.form.elements.namedItem("revision").value = answer.revision
    // What is saved is what the next save is compared with.
    for (const field of this.form.querySelectorAll("[name^=initial-]")) {
      const name = field.name.replace("initial-", "")
      if (answer.desk !== "all" && !answer.desk.includes(name)) continue
      field.value = sent.data.get(name) ?? (this.form.elements.namedItem(name)?.type === "checkbox" ? "False" : "")
    }
    this.known = Math.max(this.known, sent.typed)
    if (answer.notice) notify("voided", answer.notice)
    unnotify("lost")
    if (this.isUnsaved) {
      this.later(this.setup.pause)
      return
    }
    this.kept.forget()
    this.show([answer.saved, answer.left].filter(Boolean).join(". "), !answer.left)
    document.querySelector(".bar__headline").textContent = sent.data.get("headline")
    this.form.dispatchEvent(new Event("story:saved"))
  }

  // A form that is sent while a save is under way would be stale by its own text.
  async beforeSubmit(event) {
    if (this.isClosed || this.isLeaving) return
    if (this.isSure || (!this.isSaving && !this.pending && navigator.onLine)) {
      this.isLeaving = true
      clearTimeout(this.timer)
      this.keep()
      this.kept.noteSent()
      return
    }
    event.preventDefault()
    if (!this.url) return this.show(this.words.offline)
    await this.save()
    if (this.pending || this.isClosed) return
    this.isSure = true
    this.form.requestSubmit(event.submitter)
  }

  close() {
    this.isClosed = true
    clearTimeout(this.timer)
    clearTimeout(this.keeping)
    this.show("")
  }
}
