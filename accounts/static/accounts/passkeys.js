/* Shows the passkey buttons where the browser knows passkeys, and says what happened when one does not work. */

const supported = Boolean(window.PublicKeyCredential);

for (const button of document.querySelectorAll("[data-passkey]")) {
  button.hidden = !supported;
}
for (const note of document.querySelectorAll("[data-passkey-missing]")) {
  note.hidden = supported;
}

const REASONS = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "address" };

document.addEventListener("allauth.error", (event) => {
  const problem = document.querySelector("[data-passkey-problem]");
  const reason = REASONS[event.detail.exception?.name] ?? "failed";
  problem.textContent = problem.dataset[reason];
  problem.hidden = false;
  event.preventDefault();
});
