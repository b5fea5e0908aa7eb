// Files dropped on a form; on a form with an upload address they are sent one by one, each with its own answer.

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`

function keep(input, files) {
  const kept = new DataTransfer()
  for (const file of files) kept.items.add(file)
  input.files = kept.files
}

function row(list, name, words) {
  const item = document.createElement("li")
  const label = document.createElement("bdi")
  const state = document.createElement("span")
  label.textContent = name
  state.textContent = words
  item.append(label, " ", state)
  list.append(item)
  return (text, kind) => {
    state.textContent = text
    item.className = kind ? `drop__file--${kind}` : ""
  }
}

async function send(form, input, file) {
  const body = new FormData(form)
  body.delete(input.name)
  body.append("file", file)
  try {
    const answer = await fetch(form.dataset.upload, { method: "POST", body, headers: { Accept: "application/json" } })
    const found = await answer.json()
    return answer.ok ? found : { error: found.error || form.dataset.failed }
  } catch {
    return { error: form.dataset.failed }
  }
}

function enhance(form) {
  const input = form.querySelector("input[type=file]")
  const list = form.querySelector("[data-drop-list]")
  const hint = form.querySelector(".drop__hint")
  if (hint) hint.hidden = false

  function name() {
    list.replaceChildren()
    list.hidden = !input.multiple || input.files.length === 0
    return [...input.files].map((file) => row(list, file.name, megabytes(file.size)))
  }
  input.addEventListener("change", name)

  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    form.classList.add("drop--over")
  })
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("drop--over")
  })
  form.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    form.classList.remove("drop--over")
    const dropped = [...event.dataTransfer.files]
    keep(input, input.multiple ? [...input.files, ...dropped] : dropped.slice(0, 1))
    name()
  })

  if (!form.dataset.upload) return
  form.addEventListener("submit", async (event) => {
    if (input.files.length === 0) return
    event.preventDefault()
    const button = form.querySelector("[type=submit]")
    const files = [...input.files]
    const states = name()
    const added = []
    const refused = []
    button.disabled = true
    for (const state of states) state(form.dataset.waiting)
    for (const [at, file] of files.entries()) {
      states[at](form.dataset.sending, "sending")
      const found = await send(form, input, file)
      states[at](found.error || form.dataset.added, found.error ? "refused" : "added")
      if (found.error) refused.push(file)
      else added.push(found)
    }
    button.disabled = false
    keep(input, refused)
    if (refused.length === 0) window.location = added.length === 1 ? added[0].edit : form.dataset.library
  })
}

for (const form of document.querySelectorAll("form[data-drop]")) enhance(form)
