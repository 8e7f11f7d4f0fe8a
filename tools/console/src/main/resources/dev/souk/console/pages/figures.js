import { element, setAttribute, setFigure } from "./dom.js";

/**
 * The most important figures of a page, each with its name. A definition has a `title`, a `text` and, if the figure can
 * ask for attention, `alarming`.
 */
export function figures(definitions) {
  const boxes = definitions.map(figure);
  return {
    node: element("dl", { class: "figures" }, boxes.map((box) => box.node)),
    update(data) {
      boxes.forEach((box) => box.update(data));
    },
  };
}

function figure({ title, text, alarming = () => false }) {
  const value = element("dd");
  const node = element("div", {}, element("dt", {}, title), value);
  return {
    node,
    update(data) {
      setFigure(value, text(data));
      setAttribute(node, "data-tone", alarming(data) ? "bad" : null);
    },
  };
}
