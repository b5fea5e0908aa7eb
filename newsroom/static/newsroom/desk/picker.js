// A select becomes a field to type in, with a list below it (the combobox pattern of ARIA 1.2).
// The select stays in the form and holds the value; `data-url` names where more than its options can be found.

const SHOWN = 12
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

export function enhancePickers(root) {
  for (const select of root.querySelectorAll("select[data-picker]")) new Picker(select)
}

class Picker {
  constructor(select) {
    this.select = select
    this.found = []
    this.at = -1
    this.build()
    select.addEventListener("picker:refresh", () => this.showValue())
    this.input.addEventListener("input", () => this.search())
    this.input.addEventListener("click", () => this.search())
    this.input.addEventListener("keydown", (event) => this.onKey(event))
    this.input.addEventListener("blur", () => this.leave())
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault()
      const row = event.target.closest("[role=option]")
      if (row) this.choose(this.found[Number(row.dataset.at)])
    })
    this.showValue()
  }

  build() {
    const { select } = this
    const id = select.id
    select.id = `${id}-value`
    select.hidden = true
    this.box = document.createElement("div")
    this.box.className = "picker"
    this.chips = document.createElement("ul")
    this.chips.className = "picker__chips"
    this.input = document.createElement("input")
    Object.assign(this.input, { type: "text", id, autocomplete: "off", spellcheck: false })
    this.input.placeholder = select.dataset.picker
    this.list = document.createElement("ul")
    this.list.id = `${id}-list`
    this.list.className = "picker__list"
    this.list.hidden = true
    this.list.setAttribute("role", "listbox")
    const label = document.querySelector(`label[for="${id}"]`)
    if (label) this.list.setAttribute("aria-label", label.textContent.trim())
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" }
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value)
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (select.hasAttribute(name)) this.input.setAttribute(name, select.getAttribute(name))
    }
    select.before(this.box)
    if (select.multiple) this.box.append(this.chips)
    this.box.append(this.input, this.list, select)
  }

  get options() {
    return [...this.select.options].filter((option) => option.value && !option.disabled)
  }

  showValue() {
    const chosen = [...this.select.selectedOptions].filter((option) => option.value)
    if (!this.select.multiple) {
      this.input.value = chosen[0]?.label || ""
      return
    }
    this.chips.replaceChildren(
      ...chosen.map((option) => {
        const item = document.createElement("li")
        const button = document.createElement("button")
        button.type = "button"
        button.className = "chip"
        button.textContent = `${option.label} ×`
        button.setAttribute("aria-label", `${this.select.dataset.remove} ${option.label}`)
        button.addEventListener("click", () => {
          option.selected = false
          this.changed()
          this.input.focus()
        })
        item.append(button)
        return item
      }),
    )
  }

  changed() {
    this.showValue()
    this.select.dispatchEvent(new Event("change", { bubbles: true }))
  }

  async search() {
    const words = plain(this.input.value.trim())
    const isValue = !this.select.multiple && plain(this.select.selectedOptions[0]?.label || "") === words
    const free = this.options.filter((option) => !(this.select.multiple && option.selected))
    const fits = (option) => isValue || plain(option.label).includes(words)
    // What begins so comes before what merely holds it.
    const begins = (option) => plain(option.label).split(/\s+/).some((word) => word.startsWith(words))
    const fitting = free.filter(fits).sort((one, other) => begins(other) - begins(one))
    this.show(fitting.map((option) => ({ id: option.value, text: option.label })))
    if (!this.select.dataset.url || !words || isValue || this.found.length) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fetchMore(this.input.value.trim()), 150)
  }

  async fetchMore(words) {
    const query = new URLSearchParams({ q: words })
    const edition = this.select.form.elements.namedItem("edition")
    if (edition && this.select.dataset.url.includes("topics")) query.set("edition", edition.value)
    try {
      const answer = await fetch(`${this.select.dataset.url}?${query}`)
      if (!answer.ok || this.input.value.trim() !== words) return
      const rows = await answer.json()
      this.show(rows.map((row) => ({ id: String(row.id), text: row.text })))
    } catch {
      // Offline: what the page brought along can still be chosen.
    }
  }

  show(rows) {
    this.found = rows.slice(0, SHOWN)
    this.list.replaceChildren(
      ...this.found.map((row, place) => {
        const item = document.createElement("li")
        item.id = `${this.list.id}-${place}`
        item.dataset.at = place
        item.setAttribute("role", "option")
        item.textContent = row.text
        return item
      }),
    )
    this.open(this.found.length > 0)
    this.mark(this.found.length && this.input.value ? 0 : -1)
  }

  open(isOpen) {
    this.list.hidden = !isOpen
    this.input.setAttribute("aria-expanded", String(isOpen))
    if (!isOpen) this.mark(-1)
  }

  mark(place) {
    this.at = place
    ;[...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)))
    if (place < 0) this.input.removeAttribute("aria-activedescendant")
    else {
      this.input.setAttribute("aria-activedescendant", `${this.list.id}-${place}`)
      this.list.children[place]?.scrollIntoView({ block: "nearest" })
    }
  }

  onKey(event) {
    const isOpen = !this.list.hidden
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (!isOpen) return this.search()
      const step = event.key === "ArrowDown" ? 1 : -1
      return this.mark((this.at + step + this.found.length) % this.found.length)
    }
    if (event.key === "Enter" && isOpen) {
      event.preventDefault()
      if (this.at >= 0) this.choose(this.found[this.at])
    } else if (event.key === "Escape" && isOpen) {
      this.open(false)
    } else if (event.key === "Backspace" && this.select.multiple && !this.input.value) {
      const last = [...this.select.selectedOptions].at(-1)
      if (last) {
        last.selected = false
        this.changed()
      }
    }
  }

  choose(row) {
    let option = [...this.select.options].find((one) => one.value === row.id)
    if (!option) {
      option = new Option(row.text, row.id)
      this.select.append(option)
    }
    option.selected = true
    if (this.select.multiple) this.input.value = ""
    this.open(false)
    this.changed()
  }

  leave() {
    this.open(false)
    if (this.select.multiple) {
      this.input.value = ""
    } else if (!this.input.value.trim() && this.select.value) {
      this.select.value = ""
      this.changed()
    } else {
      this.showValue()
    }
  }
}
