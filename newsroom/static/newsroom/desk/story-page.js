// The page around the story form: tabs, greyed steps, unsaved words.

// Turns the links to the story's parts into tabs; without a script all parts stand below each other.
export function showTabs() {
  const list = document.querySelector("[data-tabs]")
  if (!list) return
  const tabs = [...list.querySelectorAll("a")]
  const panels = tabs.map((tab) => document.querySelector(tab.hash))
  const row = document.createElement("div")
  row.setAttribute("role", "tablist")
  row.setAttribute("aria-label", list.getAttribute("aria-label"))
  row.className = list.className
  row.append(...tabs)
  list.replaceWith(row)

  const show = (chosen) => {
    tabs.forEach((tab, place) => {
      const isChosen = place === chosen
      tab.setAttribute("aria-selected", String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
      panels[place].hidden = !isChosen
    })
    document.documentElement.dataset.tab = tabs[chosen].hash.slice(1)
  }
  tabs.forEach((tab, place) => {
    tab.id = `tab-${panels[place].id}`
    tab.setAttribute("role", "tab")
    tab.setAttribute("aria-controls", panels[place].id)
    panels[place].setAttribute("role", "tabpanel")
    panels[place].setAttribute("aria-labelledby", tab.id)
    const wrong = panels[place].querySelectorAll("[aria-invalid=true]").length
    if (wrong) {
      const mark = document.createElement("span")
      mark.className = "tabs__wrong"
      mark.textContent = ` ${wrong}`
      tab.append(mark)
    }
    tab.addEventListener("click", (event) => {
      event.preventDefault()
      history.replaceState(null, "", tab.hash)
      show(place)
    })
    tab.addEventListener("keydown", (event) => {
      const forward = getComputedStyle(row).direction === "rtl" ? -1 : 1
      const move = { ArrowRight: forward, ArrowLeft: -forward, Home: -place, End: tabs.length - 1 - place }[event.key]
      if (move === undefined) return
      event.preventDefault()
      const next = (place + move + tabs.length) % tabs.length
      show(next)
      tabs[next].focus()
    })
  })
  // A link to a field, from the list of what is wrong, opens the part that holds it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']")
    const target = link && document.getElementById(link.hash.slice(1))
    const place = target ? panels.findIndex((panel) => panel.contains(target)) : -1
    if (place < 0 || tabs.includes(link)) return
    event.preventDefault()
    show(place)
    if (panels[place] === target) tabs[place].focus()
    else target.focus()
  })
  const firstWrong = panels.findIndex((panel) => panel.querySelector("[aria-invalid=true], .errorlist"))
  const named = location.hash && document.getElementById(location.hash.slice(1))
  const asked = named ? panels.findIndex((panel) => panel.contains(named)) : -1
  show(firstWrong >= 0 ? firstWrong : Math.max(asked, 0))
  const arrive = () => {
    // The browser would scroll to the part that the address names, past the tabs; a field in it is what was asked for.
    if (named === panels[asked]) scrollTo({ top: 0, behavior: "instant" })
    else named.focus()
  }
  if (asked >= 0) addEventListener("load", () => setTimeout(arrive))
}

// Greyed steps say why instead of being pressed; "undo" goes away when its time is over.
export function watchSteps() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[aria-disabled=true]")
    if (!button) return
    event.preventDefault()
    const why = document.getElementById(button.getAttribute("aria-describedby"))
    for (const other of document.querySelectorAll(".why__asked")) other.classList.remove("why__asked")
    why?.classList.add("why__asked")
  })
  for (const button of document.querySelectorAll("[data-undo-until]")) {
    const until = Date.parse(button.dataset.undoUntil)
    const words = button.textContent.trim()
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000)
      if (left > 0) button.textContent = `${words} (${left})`
      else {
        button.remove()
        clearInterval(timer)
      }
    }
    const timer = setInterval(tick, 1000)
    tick()
  }
}

// Asks before a page with unsaved words is left, and saves on Ctrl+S: in the background where a script offers to.
export function guardUnsaved(form) {
  const save = document.querySelector("[data-save]")
  const state = document.querySelector("[data-saved-state]")
  let changed = "unsaved" in form.dataset
  const note = () => {
    if (changed) return
    changed = true
    if (state) state.textContent = save?.dataset.unsaved || ""
  }
  form.addEventListener("input", note)
  form.addEventListener("change", note)
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed = false
  })
  form.addEventListener("story:saved", () => {
    changed = false
  })
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault()
  })
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    if (form.dispatchEvent(new Event("story:save", { cancelable: true })) && !save?.hidden) form.requestSubmit(save)
  })
}
