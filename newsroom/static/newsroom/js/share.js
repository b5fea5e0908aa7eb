// The Share menu: the device's own sheet where there is one, and a way to copy the address.
const menu = document.querySelector(".share");

function offerToCopy() {
  const row = document.createElement("li");
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.textContent = menu.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(menu.dataset.url);
    said.textContent = menu.dataset.copied;
  });
  row.append(button, said);
  menu.querySelector(".share__list").prepend(row);
}

if (navigator.clipboard) offerToCopy();

if (navigator.share) {
  menu.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    // A person who closes the sheet has changed their mind: that is no error.
    navigator.share({ title: menu.dataset.title, url: menu.dataset.url }).catch(() => {});
  });
}
