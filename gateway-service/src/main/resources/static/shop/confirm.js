import { setText } from "./dom.js";

const ACCEPTED = "accepted";

const dialog = document.getElementById("confirmation");
const title = document.getElementById("confirmation-title");
const text = document.getElementById("confirmation-text");
const accept = document.getElementById("confirmation-accept");
const cancel = document.getElementById("confirmation-cancel");

accept.addEventListener("click", () => dialog.close(ACCEPTED));
cancel.addEventListener("click", () => dialog.close(""));

/** Asks a question, and answers whether the reader accepts. */
export function confirmed(question, explanation, action, keep) {
  setText(title, question);
  setText(text, explanation);
  setText(accept, action);
  setText(cancel, keep);
  dialog.returnValue = ""; // Escape closes the dialog and keeps the value
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === ACCEPTED), { once: true });
  });
}
