// Runs before the first paint: a person's own choice of colours, kept in this browser.
{
  let choice = null
  try {
    choice = localStorage.getItem("desk-theme")
  } catch {
    // Storage may be switched off: the computer's own setting then holds.
  }
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice
  document.documentElement.classList.add("js")
}
