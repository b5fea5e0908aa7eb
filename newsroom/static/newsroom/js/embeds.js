// Films from elsewhere play on the page, but only once a reader asks: until then nothing is fetched from their host.
const wording = document.querySelector(".story__body").dataset.play;

for (const embed of document.querySelectorAll(".embed[data-player]")) {
  const host = embed.querySelector(".embed__host").textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = wording.replace("{host}", host);
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = embed.dataset.player;
    frame.title = host;
    frame.allow = "fullscreen; picture-in-picture";
    button.replaceWith(frame);
    frame.focus();
  });
  embed.querySelector("a").after(button);
}
