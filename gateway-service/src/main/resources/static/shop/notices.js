import { setAttribute, setText } from "./dom.js";

const DURATION = 12_000;

const connection = document.getElementById("connection");
const message = document.getElementById("message");
let timer;

/** Why the page is not up to date; an empty text if it is. */
export function showConnection(text) {
  setText(connection, text);
}

/** What became of an action. A failure stays until the next message or page. */
export function announce(text, failed = false) {
  clearTimeout(timer);
  setText(message, text);
  setAttribute(message, "data-tone", failed ? "bad" : "good");
  if (!failed) {
    timer = setTimeout(() => setText(message, ""), DURATION);
  }
}
