// The toolbar's pictures: strokes on a field of 24 by 24.

const STROKES = {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h7M7 19h7M13.5 5l-3 14",
  link: "M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3a4 4 0 0 0 5.7 5.7l1.3-1.3",
  storyLink: "M6 3h9l4 4v6M6 3v18h5M9 8h5M9 12h5M14.5 18.5l3-3M14 21a2.5 2.5 0 0 1 0-3.5M21 14a2.5 2.5 0 0 1 0 3.5l-1 1",
  bulletList: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  orderedList: "M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.5v4.5M4 11.5c0-1.5 2.5-1.5 2.5 0 0 1-2.5 2-2.5 2.500h2.6M4 16.500h2.500l-1.5 1.500c2 0 1.5 2.5-1 2",
  blockquote: "M5 6v12M9 8h10M9 12h10M9 16h6",
  pullQuote: "M4 4h16M4 20h16M7 15c2.5-.5 3-2.5 3-5H7v3h3M14 15c2.5-.5 3-2.5 3-5h-3v3h3",
  photo: "M4 5h16v14H4zM4 16l4.5-5 4 4 2.5-2.5 5 4.500M15.5 9h.01",
  embed: "M4 5h16v14H4zM10 9v6l5-3z",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  rule: "M4 12h16M8 6h8M8 18h8",
  undo: "M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
  redo: "M15 7l4 4-4 4M19 11h-9a5 5 0 0 0 0 10h3",
  plain: "M9 4h6v3H9zM9 5.500H6V21h12V5.500h-3M9 12h6M12 12v5.5",
  clear: "M6 5h12M12 5l-1.5 9M14 15l6 6M20 15l-6 6M8 19h3",
}

const SPACE = "http://www.w3.org/2000/svg"

export function icon(name) {
  const svg = document.createElementNS(SPACE, "svg")
  const attributes = { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  const path = document.createElementNS(SPACE, "path")
  path.setAttribute("d", STROKES[name])
  svg.append(path)
  return svg
}
