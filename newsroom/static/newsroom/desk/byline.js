// The byline's rows: up, down, remove, one more. The order number and the remove box stay in the form, out of sight.

const FIELDS = ["author", "guest_name", "role"]

export function keepByline(form) {
  const group = form.querySelector("[data-byline]")
  const list = group.querySelector("ol")
  const more = group.querySelector("[data-more]")
  const rows = () => [...list.querySelectorAll("[data-byline-row]")]
  const shown = () => rows().filter((row) => !row.hidden)
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`)

  const number = () => {
    rows().forEach((row, place) => {
      field(row, "ORDER").value = place + 1
    })
    shown().forEach((row, place, all) => {
      row.querySelector("[data-up]").disabled = place === 0
      row.querySelector("[data-down]").disabled = place === all.length - 1
    })
    more.hidden = shown().length === rows().length
  }
  // A row is an author or a guest: the field that is not needed stands back.
  const narrow = (row) => {
    const [author, guest] = ["author", "guest_name"].map((name) => field(row, name))
    author.closest(".field").hidden = Boolean(guest.value && !author.value)
    guest.closest(".field").hidden = Boolean(author.value && !guest.value)
  }
  const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }))
  const move = (row, step) => {
    const other = shown()[shown().indexOf(row) + step]
    if (step < 0) other.before(row)
    else other.after(row)
    number()
    const [pressed, opposite] = step < 0 ? ["[data-up]", "[data-down]"] : ["[data-down]", "[data-up]"]
    const button = row.querySelector(pressed)
    ;(button.disabled ? row.querySelector(opposite) : button).focus()
    changed()
  }
  const remove = (row) => {
    for (const name of FIELDS) {
      field(row, name).value = ""
      field(row, name).dispatchEvent(new Event("picker:refresh"))
    }
    row.hidden = true
    narrow(row)
    list.append(row)
    number()
    more.focus()
    changed()
  }
  more.addEventListener("click", () => {
    const row = rows().find((one) => one.hidden)
    row.hidden = false
    number()
    row.querySelector("input:not([type=hidden], [hidden]), select").focus()
  })
  for (const row of rows()) {
    row.hidden = row.classList.contains("byline__row--empty")
    row.classList.remove("byline__row--empty")
    row.addEventListener("change", () => narrow(row))
    row.querySelector("[data-up]").addEventListener("click", () => move(row, -1))
    row.querySelector("[data-down]").addEventListener("click", () => move(row, 1))
    row.querySelector("[data-remove]").addEventListener("click", () => remove(row))
    narrow(row)
  }
  number()
}
