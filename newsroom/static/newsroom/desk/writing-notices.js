// Sentences above the story, each with what can be done: one for each name, the last one said stands.

const place = () => document.querySelector("[data-writing-notices]")

export function notify(name, sentence, actions = []) {
  const box = document.createElement("div")
  box.className = "notice notice--warning"
  box.dataset.notice = name
  const words = document.createElement("p")
  words.textContent = sentence
  box.append(words)
  if (actions.length) {
    const row = document.createElement("p")
    row.className = "writing-notices__ways"
    row.append(...actions.map(action))
    box.append(row)
  }
  const old = place().querySelector(`[data-notice="${CSS.escape(name)}"]`)
  if (old) old.replaceWith(box)
  else place().append(box)
}

export function unnotify(name) {
  place().querySelector(`[data-notice="${CSS.escape(name)}"]`)?.remove()
}

function action({ label, href, does }) {
  const element = document.createElement(href ? "a" : "button")
  element.className = "button button--small"
  element.textContent = label
  if (href) Object.assign(element, { href, target: "_blank", rel: "noopener" })
  else {
    element.type = "button"
    element.addEventListener("click", does)
  }
  return element
}
