// What the page tells an editor: addresses, words in the person's language, the photos and stories that the text names.

export class Setup {
  constructor(textarea) {
    this.textarea = textarea
    const { urls, edition, photos, stories, hosts, words } = JSON.parse(textarea.dataset.bodyEditor)
    Object.assign(this, { urls, edition, photos, stories, words })
    this.hosts = hosts.map(([name, pattern]) => [name, new RegExp(pattern)])
  }

  // A sentence or label; its %(places)s are filled from `values`.
  word(name, values = {}) {
    return this.words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key])
  }

  // The name of the host at whose posts or films the address points; "" for any other address.
  hostOf(address) {
    return this.hosts.find(([, pattern]) => pattern.test(address))?.[0] ?? ""
  }

  // Keeps the address of a photo that was copied on another page of the desk.
  remember(element) {
    const image = element.matches("img") ? element : element.querySelector("img[data-photo]")
    const { photo } = image.dataset
    const url = image.getAttribute("src")
    if (this.photos[photo] || !url) return
    const caption = element.querySelector("figcaption")?.textContent ?? ""
    this.photos[photo] = { url, alt: image.alt, caption, credit: "" }
  }

  get token() {
    return this.textarea.form?.elements.namedItem("csrfmiddlewaretoken")?.value ?? ""
  }

  // Says something to the person, until the next thing is said. The editor puts a real one in its place.
  notify() {}
}
