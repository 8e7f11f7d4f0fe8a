// Parts of the pages that are no tables.

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
  return sentence.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", part)));
}

export function section(title, ...children) {
  return element("section", element("h2", title), children);
}

/** A list of names and values, which are nodes or texts; null is unknown. */
export function pairs(entries) {
  return element("dl", { class: "pairs" }, entries.flatMap(pair));
}

function pair([name, value]) {
  const description = element("dd", value instanceof Node ? value : null);
  if (!(value instanceof Node)) {
    setFigure(description, value);
  }
  return [element("dt", name), description];
}

/** An element whose contents are made anew when what they show has changed. */
export function changing(node, contentsOf) {
  let shown;
  return {
    node,
    update(data) {
      const text = JSON.stringify(data);
      if (text !== shown) {
        shown = text;
        node.replaceChildren(...contentsOf(data));
      }
    },
  };
}

/** The sentence that says where the shop is, as soon as it is known. */
export function shopAddress() {
  const link = element("a", { rel: "noreferrer" });
  const node = element("p", { hidden: true }, "The shop is at ", link, ".");
  return {
    node,
    update({ gateway }) {
      setText(link, gateway);
      setAttribute(link, "href", gateway);
      node.hidden = false;
    },
  };
}
