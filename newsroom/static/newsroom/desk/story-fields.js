// The fields of the story form: letters counted, the edition followed, values shown at a glance.

// While there is no lead photo, the field of its caption stands back.
export function followLead(form) {
  const photo = form.elements.namedItem("lead_photo")
  const caption = form.elements.namedItem("lead_caption")
  const follow = () => {
    caption.closest(".field").hidden = !photo.value && !caption.value
  }
  photo.addEventListener("change", follow)
  follow()
}

// When the edition changes, sections of other editions go out of sight, and the named zone follows.
export function followEdition(form) {
  const edition = form.elements.namedItem("edition")
  if (!edition || !edition.options) return
  const narrow = (select) => {
    for (const option of select.options) {
      const elsewhere = option.dataset.edition && option.dataset.edition !== edition.value
      option.hidden = option.disabled = Boolean(elsewhere)
      if (elsewhere && option.selected) option.selected = false
    }
    for (const group of select.querySelectorAll("optgroup")) {
      group.hidden = [...group.children].every((option) => option.hidden)
    }
    select.dispatchEvent(new Event("picker:refresh"))
  }
  const follow = () => {
    const about = edition.selectedOptions[0]?.dataset
    if (!about) return
    for (const name of ["section", "also_in"]) narrow(form.elements.namedItem(name))
    for (const place of form.querySelectorAll("[data-zone-name]")) place.textContent = about.zone
    const words = form.querySelector(".words")
    words.lang = about.lang
  }
  edition.addEventListener("change", () => {
    const topics = form.elements.namedItem("topics")
    for (const option of topics.options) option.selected = false
    topics.dispatchEvent(new Event("picker:refresh"))
    follow()
  })
  follow()
}

// Keeps "At a glance" in step with what is typed in the other tabs.
export function glance(form) {
  const show = (field) => {
    const place = document.querySelector(`[data-glance="${field.name}"]`)
    if (!place) return
    let words = field.value
    if (field.type === "checkbox") words = field.checked ? place.dataset.yes : ""
    else if (field.options) words = [...field.selectedOptions].filter((one) => one.value).map((one) => one.label).join(", ")
    else if (field.type === "datetime-local") words = words.replace("T", " ")
    place.textContent = words || "-"
  }
  form.addEventListener("change", (event) => show(event.target))
}
