// A photo in a form: its picture, and the library in a window of the page instead of a long select.

for (const box of document.querySelectorAll("[data-photo-select]")) enhance(box)
for (const number of document.querySelectorAll("[data-photo-number]:not([aria-invalid])")) number.closest(".field").hidden = true

function enhance(box) {
  const select = box.querySelector("select")
  const picture = box.querySelector("img")
  const choose = box.querySelector("[data-choose]")
  const remove = box.querySelector("[data-remove]")
  const dialog = box.querySelector("[data-chooser]")
  select.hidden = true

  const show = () => {
    const option = select.selectedOptions[0]
    const thumb = option?.dataset.thumb || ""
    picture.hidden = !thumb
    if (thumb) picture.src = thumb
    box.querySelector(".lead-photo__name").textContent = option?.value ? option.label : ""
    remove.hidden = !option?.value
    choose.textContent = option?.value ? choose.dataset.other : choose.dataset.first
  }
  const take = (photo) => {
    const id = String(photo.id)
    let option = [...select.options].find((one) => one.value === id)
    if (!option) {
      option = new Option(photo.caption || `#${id}`, id)
      select.append(option)
    }
    if (photo.url) option.dataset.thumb = photo.url
    select.value = id
    select.dispatchEvent(new Event("change", { bubbles: true }))
  }
  choose.addEventListener("click", () => {
    if (!dialog.querySelector("iframe")) {
      const frame = Object.assign(document.createElement("iframe"), { src: box.dataset.photoSelect })
      frame.title = dialog.getAttribute("aria-label")
      dialog.append(frame)
    }
    dialog.showModal()
  })
  remove.addEventListener("click", () => {
    take({ id: "" })
    choose.focus()
  })
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close())
  addEventListener("message", (event) => {
    const isOurs = dialog.open && event.source === dialog.querySelector("iframe").contentWindow
    if (!isOurs || event.origin !== location.origin || event.data?.type !== "newsroom:photo") return
    take(event.data)
    dialog.close()
  })
  select.addEventListener("change", show)
  show()
}
