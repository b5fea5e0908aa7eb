// A button that copies an address and says so.

export function copyLinks(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    const words = [...button.childNodes]
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy)
      } catch {
        // Not allowed here: the field beside it is marked, so that Ctrl+C copies it.
        button.parentElement.querySelector("input")?.select()
        return
      }
      button.replaceChildren(button.dataset.copied)
      setTimeout(() => button.replaceChildren(...words), 2000)
    })
  }
}
