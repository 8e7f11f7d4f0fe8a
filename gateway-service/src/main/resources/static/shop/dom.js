// Builds and changes elements. Whatever comes from a server becomes text or the value of an attribute, never markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Its content begins with its attributes, if it has any: one that is null, undefined or false is left
 * out; `on` has listeners by event. Children are nodes, texts and arrays of both; null and undefined are left out.
 */
export function element(name, ...content) {
  return build(document.createElement(name), content);
}

/** The same for SVG. */
export function svg(name, ...content) {
  return build(document.createElementNS(SVG, name), content);
}

function build(node, content) {
  const [{ on = {}, ...attributes }, ...children] = content[0]?.constructor === Object ? content : [{}, ...content];
  for (const [name, value] of Object.entries(attributes)) {
    setAttribute(node, name, value);
  }
  for (const [event, listener] of Object.entries(on)) {
    node.addEventListener(event, listener);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
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
  const text = String(value ?? "");
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** A button that cannot be pressed a second time while its task runs. */
export function actionButton(text, task, attributes = {}) {
  const button = element("button", { type: "button", class: "button", ...attributes }, text);
  button.addEventListener("click", () => busy(button, task));
  return button;
}

/** Runs the task; meanwhile the button ignores clicks and keeps the focus, which a disabled one would lose. */
export async function busy(button, task) {
  if (button.getAttribute("aria-disabled") === "true") {
    return;
  }
  setAttribute(button, "aria-disabled", "true");
  try {
    await task();
  } finally {
    setAttribute(button, "aria-disabled", null);
  }
}
