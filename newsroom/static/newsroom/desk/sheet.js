// The words of the last button follow the time as it is typed, so that it always says what it will do.

import { countLetters } from "./counters.js"

const button = document.querySelector("[data-final]")
const form = button?.form
const at = form?.elements.namedItem("at")
countLetters(document)

if (at) {
  const look = form.querySelector("[data-look]")
  look.hidden = true
  const words = (wall) => {
    // The wall clock of the edition's zone, read as if it were UTC, so that no other zone moves it.
    const moment = new Date(`${wall}:00Z`)
    const zone = button.dataset.zone
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date())
    const days = Math.round((Date.parse(wall.slice(0, 10)) - Date.parse(today)) / 86400000)
    const time = wall.slice(11, 16)
    const language = document.documentElement.lang
    const format = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC", numberingSystem: "latn", calendar: "gregory" })
    if (days === 0) return time
    if (days > 0 && days <= 6) return `${format({ weekday: "short" }).format(moment)} ${time}`
    const parts = ["day", "month", "year"].map((part) =>
      format({ [part]: part === "month" ? "short" : "numeric" }).format(moment),
    )
    if (parts[2] === today.slice(0, 4)) parts.pop()
    return `${parts.join(" ")} ${time}`
  }
  const embargo = form.elements.namedItem("embargo_until")
  // What is saved already is nothing to promise.
  const promise = () => {
    if (!embargo || embargo.value.slice(0, 16) === button.dataset.embargoSaved) return ""
    return `/${embargo.value.slice(0, 16) || "-"}`
  }
  const now = () => {
    const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: button.dataset.zone, dateStyle: "short", timeStyle: "short" })
    return parts.format(new Date()).replace(" ", "T")
  }
  const follow = () => {
    const wall = at.value.slice(0, 16)
    const held = embargo ? embargo.value.slice(0, 16) : button.dataset.embargo || ""
    // An embargo that has ended holds nothing back.
    const begins = [wall, held > now() ? held : ""].sort().at(-1)
    button.value = `${wall || "now"}${promise()}`
    button.textContent = begins ? button.dataset.at.replace("%(time)s", words(begins)) : button.dataset.now
  }
  for (const field of [at, embargo]) {
    field?.addEventListener("input", follow)
    field?.addEventListener("change", follow)
  }
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.target === at || event.target === embargo)) {
      event.preventDefault()
      button.focus()
    }
  })
}
