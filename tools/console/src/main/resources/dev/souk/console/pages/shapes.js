import { setAttribute, setText, svg } from "./dom.js";
import { keyed } from "./keyed.js";

/** Makes an SVG element show shapes: each has a `key`, a `tag`, `attributes` and possibly a `text`. */
export function draw(picture, shapes) {
  keyed(picture, shapes, (shape) => shape.key, create);
}

function create({ tag }) {
  const node = svg(tag);
  const update = ({ attributes, text }) => {
    Object.entries(attributes).forEach(([name, value]) => setAttribute(node, name, value));
    if (text !== undefined) {
      setText(node, text);
    }
  };
  return { node, update };
}

export function textShape(key, x, y, text, attributes = {}) {
  return { key, tag: "text", attributes: { x, y, ...attributes }, text };
}

export function lineShape(key, x1, y1, x2, y2, name) {
  return { key, tag: "line", attributes: { x1, y1, x2, y2, class: name } };
}
