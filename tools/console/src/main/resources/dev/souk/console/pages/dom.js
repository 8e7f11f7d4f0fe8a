// Builds and changes elements. Whatever comes from a server becomes text or the value of an attribute, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** The sign for a figure that is not known. */
export const UNKNOWN = "–";

/**
 * An HTML element. An attribute that is null, undefined or false is left out; `on` has listeners by event. Children are
 * nodes, texts and arrays of both; null and undefined are left out.
 */
export function element(name, attributes = {}, ...children) {
  return build(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, name), attributes, children);
}

function build(node, { on = {}, ...attributes }, children) {
  setAttributes(node, attributes);
  for (const [event, listener] of Object.entries(on)) {
    node.addEventListener(event, listener);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    setAttribute(node, name, value);
  }
}

/** Writes only what differs. */
export function setAttribute(node, name, value) {
  if (name === "style" || name.startsWith("on")) {
    throw new Error(`The content security policy forbids the attribute ${name}.`);
  }
  if (value === null || value === undefined || value === false) {
    node.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) {
    node.setAttribute(name, text);
  }
}

/** Writes only what differs, so that a selection of text and the place of the screen reader survive. */
export function setText(node, value) {
  const text = String(value);
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

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
