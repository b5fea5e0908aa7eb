// The focus of a photo, picked on the picture: by pointer or by arrow keys. The two number fields stay what is sent.

const STEP = 1
const LEAP = 10
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (value) => Math.min(100, Math.max(0, Math.round(value)))

// Where `object-position` puts a crop whose middle is the focus, or as near as the edges allow.
function position(focus, whole, cut) {
  if (whole - cut < 1) return "50%"
  const start = Math.min(Math.max((focus / 100) * whole - cut / 2, 0), whole - cut)
  return `${(100 * start) / (whole - cut)}%`
}

function picker(root) {
  const across = document.getElementById(root.dataset.across)
  const down = document.getElementById(root.dataset.down)
  const frame = root.querySelector(".focus__picture")
  const picture = frame.querySelector("img")
  if (!across || !down || !picture) return

  const handle = document.createElement("button")
  handle.type = "button"
  handle.className = "focus__handle"
  frame.append(handle)

  const crops = [...root.querySelectorAll(".focus__crop")].map((place) => {
    const [wide, high] = place.dataset.ratio.split(":").map(Number)
    const copy = document.createElement("img")
    copy.src = picture.currentSrc || picture.src
    copy.alt = ""
    place.style.aspectRatio = `${wide} / ${high}`
    place.append(copy)
    return { copy, ratio: wide / high }
  })
  root.querySelector(".focus__crops").hidden = false

  function show() {
    const [x, y] = [within(across.value), within(down.value)]
    handle.style.left = `${x}%`
    handle.style.top = `${y}%`
    handle.setAttribute("aria-label", root.dataset.label.replace("{across}", x).replace("{down}", y))
    const [width, height] = [Number(picture.getAttribute("width")), Number(picture.getAttribute("height"))]
    for (const { copy, ratio } of crops) {
      const cut = Math.min(width, height * ratio)
      copy.style.objectPosition = `${position(x, width, cut)} ${position(y, height, cut / ratio)}`
    }
  }

  function move(x, y) {
    across.value = within(x)
    down.value = within(y)
    show()
  }

  function follow(event) {
    const box = picture.getBoundingClientRect()
    move((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height)
  }

  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    frame.setPointerCapture(event.pointerId)
    follow(event)
    handle.focus({ preventScroll: true })
  })
  frame.addEventListener("pointermove", (event) => {
    if (frame.hasPointerCapture(event.pointerId)) follow(event)
  })
  handle.addEventListener("keydown", (event) => {
    const direction = MOVES[event.key]
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const step = event.shiftKey ? LEAP : STEP
    move(Number(across.value) + step * direction[0], Number(down.value) + step * direction[1])
  })
  for (const input of [across, down]) input.addEventListener("input", show)
  show()
}

for (const root of document.querySelectorAll("[data-focus]")) picker(root)
