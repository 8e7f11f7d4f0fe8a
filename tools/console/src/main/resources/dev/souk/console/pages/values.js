// How values that may be unknown are shown.

import { element, setAttribute, setText } from "./dom.js";

/** The sign for a figure that is not known. */
export const UNKNOWN = "–";

/** Shows a figure or another text; null is unknown. */
export function setFigure(node, text) {
  const known = text !== null && text !== undefined;
  setText(node, known ? text : UNKNOWN);
  setAttribute(node, "title", known ? null : "unknown");
}

/** Children for a sentence in which `commands` stand in backticks. */
export function prose(sentence) {
  return sentence.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}

/** A list of names and values, which are nodes or texts; null is unknown. */
export function pairs(entries) {
  return element("dl", { class: "pairs" }, entries.map(pair));
}

function pair([name, value]) {
  const description = element("dd");
  if (value instanceof Node) {
    description.append(value);
  } else {
    setFigure(description, value);
  }
  return element("div", {}, element("dt", {}, name), description);
}
