// Text that is not saved yet, kept in this browser until the server has it: one entry for each story and tab.

const PREFIX = "newsroom:text:"
const OPEN = "newsroom:open:"
const SENT = "newsroom:sent"
const LONGEST = 30 * 86400000

export class KeptText {
  constructor(setup, tab) {
    this.place = `${setup.person}:${setup.story}:`
    this.room = PREFIX + this.place
    this.key = this.room + tab
    this.open = OPEN + this.place + tab
    // Held while the page lives: so another tab can tell a text that was left from one that is being written.
    navigator.locks?.request(this.key, () => new Promise(() => {}))
    put(this.open, String(Date.now()))
    forgetOld()
  }

  // The names of this story's tabs that are there no more: a crash or a line that was down left them no word to say so.
  async gone() {
    if (!navigator.locks) return []
    const held = await heldLocks()
    const names = keys(OPEN + this.place).map((key) => key.slice(OPEN.length + this.place.length))
    const found = names.filter((name) => OPEN + this.place + name !== this.open && !held.has(this.room + name))
    for (const name of found) this.forget(OPEN + this.place + name)
    return found
  }

  // False where the browser has no room for it.
  write(form) {
    const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string")
    const entry = { at: Date.now(), headline: form.elements.namedItem("headline").value, fields }
    return put(this.key, JSON.stringify(entry))
  }

  forget(key = this.key) {
    try {
      localStorage.removeItem(key)
    } catch {
      // Storage may be switched off: then there is nothing to forget.
    }
  }

  // What was sent by a form stays kept until the page that follows says what became of it.
  noteSent(key = this.key) {
    try {
      sessionStorage.setItem(SENT, key)
    } catch {
      // The text is offered again then.
    }
  }

  forgetSent() {
    try {
      const key = sessionStorage.getItem(SENT)
      sessionStorage.removeItem(SENT)
      if (key && key !== this.key) this.forget(key)
    } catch {
      // Nothing was kept.
    }
  }

  // The server names the tab whose text it has saved; once, for the tab may have written more by the next time.
  forgetReceived(desk) {
    const receipt = document.cookie.match(/(?:^|; )newsroom_saved=([\w-]+)/)?.[1]
    if (!receipt) return
    document.cookie = `newsroom_saved=; path=${desk}; max-age=0`
    for (const key of keys(PREFIX)) if (key.endsWith(`:${receipt}`)) this.forget(key)
  }

  // Texts of this story that tabs left behind, newest first.
  async left() {
    const held = await heldLocks()
    const found = keys(this.room).filter((key) => key !== this.key && !held.has(key))
    return found.map(read).filter(Boolean).sort((one, other) => other.at - one.at)
  }
}

async function heldLocks() {
  return new Set(((await navigator.locks?.query())?.held || []).map((lock) => lock.name))
}

function put(key, value) {
  try {
    localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

function keys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

function read(key) {
  try {
    return { key, ...JSON.parse(localStorage.getItem(key)) }
  } catch {
    return null
  }
}

function forgetOld() {
  const limit = Date.now() - LONGEST
  for (const entry of keys(PREFIX).map(read)) if (entry && entry.at < limit) localStorage.removeItem(entry.key)
  for (const key of keys(OPEN)) if (Number(localStorage.getItem(key)) < limit) localStorage.removeItem(key)
}

const WORDS = ["headline", "short_headline", "standfirst", "dateline", "lead_caption", "body", "section", "genre", "urgency", "slug"]
const bare = (value) => String(value ?? "").replace(/\s+/g, " ").replace(/> </g, "><").trim()

// Whether the form shows these very words already.
export function isShown(entry, form) {
  const kept = new Map(entry.fields)
  return WORDS.every((name) => bare(kept.get(name)) === bare(form.elements.namedItem(name)?.value))
}

// Sends fields as a form of their own: the page that comes shows them.
export function sendFields(url, fields, token) {
  const form = document.createElement("form")
  Object.assign(form, { method: "post", action: url, hidden: true })
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_look", "1"]]) {
    const input = document.createElement("textarea")
    Object.assign(input, { name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}
