import { send } from "./api.js";
import { confirmed } from "./confirm.js";
import { actionButton } from "./dom.js";
import { announce } from "./notices.js";
import { explainRefusal } from "./session.js";

/** A button of a table for an action, which has a `title`, on something that has a name. */
export function smallButton({ title }, name, task) {
  return actionButton(title, task, { class: "button small", "aria-label": `${title} ${name}` });
}

/** Requests an action, after a question if it has a `warning`, and says what became of it. */
export async function request({ title, warning, method = "POST" }, path, name) {
  if (warning && !(await confirmed(`${title} ${name}?`, warning, title, "Cancel"))) {
    return;
  }
  announce(`${title} ${name}: requested …`);
  try {
    const response = await send(method, path);
    const hasFailed = response?.handled === false; // a dead letter that was replayed
    const outcome = hasFailed ? `failed again: ${response.reason}` : "accepted.";
    announce(`${title} ${response?.processes?.join(", ") ?? name}: ${outcome}`, hasFailed);
  } catch (failure) {
    await explainRefusal(failure);
  }
}
