// Keys for what is done all day. The list of keys stands in the page itself, in its own language: this acts on it.
// A key alone never acts while somebody types, and can be switched off (WCAG 2.1.4); with Alt and Shift it acts there, too.

const dialog = document.querySelector("[data-shortcuts]")
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset]), textarea, select, [contenteditable]"
const CODES = { BracketLeft: "[", BracketRight: "]", Slash: "/" }
const STORED = "desk-keys"

if (dialog) start()

function start() {
  const acts = new Map([...dialog.querySelectorAll("[data-key]")].map((row) => [row.dataset.key, row.dataset]))
  const on = dialog.querySelector("[data-shortcuts-on]")
  on.checked = recall() !== "off"
  on.addEventListener("change", () => remember(on.checked ? "" : "off"))
  for (const button of document.querySelectorAll("[data-shortcuts-open]")) {
    button.hidden = false
    button.addEventListener("click", () => help())
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return
    const isChord = event.altKey && event.shiftKey
    if (event.altKey && !isChord) return
    const isTyping = event.target.closest?.(TYPING)
    const act = acts.get(keyOf(event, isChord))
    if (!act || (isChord ? "alone" in act : isTyping || !on.checked)) return
    if (!does(act)) return
    event.preventDefault()
  })
}

// The letter on the key, whatever alphabet is on: a Russian keyboard's К is R.
function keyOf(event, isChord) {
  const plain = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : CODES[event.code]
  if (isChord) return plain
  return /^[\x21-\x7e]$/.test(event.key) ? event.key.toLowerCase() : event.shiftKey ? undefined : plain
}

function does(act) {
  if ("help" in act) return help()
  if (act.press) return press([...document.querySelectorAll(act.press)].find((one) => one.offsetParent))
  if (act.focus) return focus(document.querySelector(act.focus))
  if (act.tab) return tab(Number(act.tab))
  if (act.row) return row(Number(act.row))
  const here = document.activeElement.closest("tbody tr")
  if ("open" in act) return press(here && linkOf(here))
  return press(here?.querySelector("input[type=checkbox]"))
}

function help() {
  dialog.showModal()
  dialog.querySelector("h2").focus()
  return true
}

function press(button) {
  button?.click()
  return Boolean(button)
}

function focus(field) {
  field?.focus()
  field?.scrollIntoView({ block: "center" })
  return Boolean(field)
}

function tab(step) {
  const tabs = [...document.querySelectorAll("[role=tablist].tabs [role=tab]")]
  const at = tabs.findIndex((one) => one.getAttribute("aria-selected") === "true")
  if (at < 0) return false
  const next = tabs[(at + step + tabs.length) % tabs.length]
  next.click()
  next.focus()
  return true
}

const linkOf = (line) => line.querySelector("th a, td a")

function row(step) {
  const links = [...document.querySelectorAll("table.stories tbody tr")].map(linkOf).filter(Boolean)
  if (!links.length) return false
  const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement))
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
  return focus(links[next])
}

function recall() {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return ""
  }
}

function remember(choice) {
  try {
    localStorage.setItem(STORED, choice)
  } catch {
    // Storage may be switched off: the choice then lasts for this page.
  }
}
