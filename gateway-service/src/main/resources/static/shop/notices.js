import { setAttribute, setText } from "./dom.js";
import { Problem } from "./problems.js";

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

/** Shows why an action failed. What is no Problem is a defect of this page. */
export function announceProblem(failure) {
  if (failure instanceof Problem) {
    announce(failure.explanation, true);
  } else {
    console.error(failure);
    announce("This page has made a mistake. Reload it.", true);
  }
}
