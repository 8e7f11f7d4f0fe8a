import { element, setAttribute } from "./dom.js";
import { sparkline } from "./sparkline.js";
import { setFigure } from "./values.js";

/**
 * The most important figures of a page, each with its name. A definition has a `title`, a `text` and, if the figure can
 * ask for attention, `alarming`. With `course`, a number, its last minute is drawn; what has
 * `marked` set is marked there.
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

function figure({ title, text, course, alarming = () => false }) {
  const value = element("dd");
  const drawing = course ? sparkline() : null;
  const node = element("div", {}, element("dt", {}, title), value);
  if (drawing) {
    node.append(drawing.node);
  }
  return {
    node,
    update(data) {
      setFigure(value, text(data));
      drawing?.update(course(data), data.marked);
      setAttribute(node, "data-tone", alarming(data) ? "bad" : null);
    },
  };
}
