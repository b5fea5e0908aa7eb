// What every page of the desk gets: colours of one's own choice, menus that close, filters that apply at once.

for (const choice of document.querySelectorAll("[data-theme-choice]")) {
  const select = choice.querySelector("select")
  choice.hidden = false
  select.value = document.documentElement.dataset.theme || ""
  select.addEventListener("change", () => {
    if (select.value) document.documentElement.dataset.theme = select.value
    else delete document.documentElement.dataset.theme
    try {
      localStorage.setItem("desk-theme", select.value)
    } catch {
      // Storage may be switched off: the choice then lasts for this page.
    }
  })
}

const menus = document.querySelectorAll("details.menu")
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false
})
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  for (const menu of menus) {
    if (menu.open && menu.contains(document.activeElement)) menu.querySelector("summary").focus()
    menu.open = false
  }
})

for (const form of document.querySelectorAll("[data-filters]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit()
  })
  const more = form.querySelector("details")
  if (more && matchMedia("(max-width: 47.99rem)").matches) more.open = false
  // Empty filters need not stand in the address.
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true
  })
}
