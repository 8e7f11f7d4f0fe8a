import { element, setAttribute, svg } from "./dom.js";
import { whole } from "./format.js";
import { setFigure } from "./values.js";

const SECONDS = 60;

/**
 * The most important figures of a page. A definition has a `title` and a `text`, or a `number` of which `format` makes
 * one. What is `alarming` asks for attention unless its number is 0 or unknown. Of what is `drawn` the last minute is
 * shown, with a mark where the data is `marked`.
 */
export function figures(definitions) {
  const boxes = definitions.map(figure);
  return {
    node: element("dl", { class: "figures" }, boxes.map((box) => box.node)),
    update: (data) => boxes.forEach((box) => box.update(data)),
  };
}

function figure({ title, number = () => null, format = whole, text, drawn = false, alarming = false }) {
  const value = element("dd");
  const drawing = drawn ? sparkline() : null;
  const node = element("div", element("dt", title), value, drawing?.node);
  return {
    node,
    update(data) {
      setFigure(value, text ? text(data) : format(number(data)));
      drawing?.update(number(data), data.marked);
      setAttribute(node, "data-tone", alarming && number(data) > 0 ? "bad" : null);
    },
  };
}

/** The course of a figure since the page was opened, a minute at most, with marks in it; Grafana has more. */
function sparkline() {
  const line = svg("polyline");
  const marks = svg("path");
  const viewBox = `0 0 ${SECONDS - 1} 20`;
  const attributes = { class: "sparkline", viewBox, preserveAspectRatio: "none", "aria-hidden": "true" };
  let points = [];
  return {
    node: svg("svg", attributes, marks, line),
    update(latest, isMarked) {
      points = [...points, { value: Number.isFinite(latest) ? latest : 0, isMarked }].slice(-SECONDS);
      const most = Math.max(1, ...points.map(({ value }) => value));
      const begin = SECONDS - points.length;
      setAttribute(marks, "d", points.map((point, x) => (point.isMarked ? `M${begin + x} 0v20` : "")).join(""));
      setAttribute(line, "points", points.map(({ value }, x) => `${begin + x},${19 - (18 * value) / most}`).join(" "));
    },
  };
}
