// The site's own page of the story beside its text, at the width of a phone, a tablet or a desk. What is saved is
// shown, and again after each save; the link to the preview in a new tab stays as it is.

const KEPT = "desk-preview"
const WIDTHS = [390, 768, 1280]

export function showPreviewBeside(form) {
  const panel = document.querySelector("[data-preview]")
  const toggle = document.querySelector("[data-preview-toggle]")
  if (!panel || !toggle) return
  const place = panel.querySelector("[data-preview-frame]")
  const buttons = [...panel.querySelectorAll("[data-width]")]
  let frame = null
  let { isOpen, width } = kept()

  const fit = () => {
    if (!frame || panel.hidden) return
    const scale = Math.min(1, place.clientWidth / width)
    frame.style.inlineSize = `${width}px`
    frame.style.blockSize = `${Math.max(place.clientHeight / scale, 200)}px`
    frame.style.transform = `scale(${scale})`
  }
  const load = () => {
    const scrolled = frame?.contentWindow?.scrollY || 0
    const next = document.createElement("iframe")
    next.title = panel.dataset.title.replace("{width}", width)
    // Nothing in it runs or leads away: it is there to be looked at.
    next.setAttribute("sandbox", "allow-same-origin")
    next.src = panel.dataset.preview
    next.addEventListener("load", () => next.contentWindow?.scrollTo({ top: scrolled, behavior: "instant" }))
    place.replaceChildren(next)
    frame = next
    fit()
  }
  const show = () => {
    panel.hidden = !isOpen
    toggle.setAttribute("aria-expanded", String(isOpen))
    document.documentElement.toggleAttribute("data-preview-open", isOpen)
    for (const button of buttons) button.setAttribute("aria-pressed", String(Number(button.dataset.width) === width))
    if (isOpen && !frame) load()
    if (frame) frame.title = panel.dataset.title.replace("{width}", width)
    fit()
  }
  const turn = (open) => {
    isOpen = open
    keep({ isOpen, width })
    show()
    if (!open) {
      place.replaceChildren()
      frame = null
    }
  }

  toggle.addEventListener("click", () => turn(!isOpen))
  panel.querySelector("[data-preview-close]").addEventListener("click", () => {
    turn(false)
    toggle.focus()
  })
  for (const button of buttons) {
    button.addEventListener("click", () => {
      width = Number(button.dataset.width)
      keep({ isOpen, width })
      show()
    })
  }
  addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== "KeyP") return
    event.preventDefault()
    turn(!isOpen)
  })
  form?.addEventListener("story:saved", () => {
    if (isOpen) load()
  })
  new ResizeObserver(fit).observe(place)
  show()
}

function kept() {
  try {
    const { isOpen, width } = JSON.parse(localStorage.getItem(KEPT)) || {}
    return { isOpen: isOpen === true, width: WIDTHS.includes(width) ? width : WIDTHS[0] }
  } catch {
    return { isOpen: false, width: WIDTHS[0] }
  }
}

function keep(state) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(state))
  } catch {
    // Storage may be switched off: the choice then lasts for this page.
  }
}
