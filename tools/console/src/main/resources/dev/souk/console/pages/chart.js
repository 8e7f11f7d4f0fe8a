import { chartShapes, HEIGHT } from "./chart-shapes.js";
import { element, setAttribute, setAttributes, setFigure, setText, svg } from "./dom.js";
import { clockTime, inUnit } from "./format.js";
import { lineOf } from "./hues.js";
import { keyed } from "./keyed.js";
import { draw } from "./shapes.js";
import { table } from "./table.js";

/** A line chart of one figure, with a line for each process, and its values as a table. */
export function chart() {
  const title = element("h2");
  const picture = svg("svg", { class: "chart", role: "img" });
  const legend = element("ul", { class: "legend" });
  const values = valueTable();
  let group = null;

  /** In pixels of the screen, so that its texts are not scaled. It has no width before it is in the document. */
  function paint() {
    const width = Math.floor(picture.getBoundingClientRect().width);
    if (group !== null && width > 0) {
      setAttributes(picture, { viewBox: `0 0 ${width} ${HEIGHT}`, "aria-label": summary(group) });
      draw(picture, chartShapes(group, width));
    }
  }

  new ResizeObserver(paint).observe(picture);
  return {
    node: element("section", { class: "card" }, title, picture, legend, values.node),
    update(latest) {
      group = latest;
      setText(title, group.title);
      paint();
      keyed(legend, group.series, (series) => series.process, () => legendEntry(group.unit));
      values.update(group);
    },
  };
}

function summary({ title, unit, series }) {
  const latest = series.map((each) => `${each.process} ${inUnit(each.values.at(-1), unit) ?? "unknown"}`);
  return `${title}, now: ${latest.join(", ")}`;
}

function legendEntry(unit) {
  const line = svg("line", { x1: 0, y1: 5, x2: 28, y2: 5 });
  const swatch = svg("svg", { class: "stroke", viewBox: "0 0 28 10", "aria-hidden": "true" }, line);
  const process = element("span");
  const value = element("span", { class: "figure" });
  const update = (series) => {
    setAttribute(line, "class", lineOf(series.process));
    setText(process, series.process);
    setFigure(value, inUnit(series.values.at(-1), unit));
  };
  return { node: element("li", {}, swatch, process, " ", value), update };
}

/** The table is made when it is opened, and anew when processes have come or gone. */
function valueTable() {
  const title = element("summary");
  const holder = element("div");
  const node = element("details", { on: { toggle: () => show() } }, title, holder);
  let group = null;
  let processes = null;
  let content = null;

  function show() {
    if (!node.open || group === null) {
      return;
    }
    const names = group.series.map((series) => series.process);
    if (names.join() !== processes) {
      processes = names.join();
      content = columnsOf(group, names);
      holder.replaceChildren(content.node);
    }
    content.update(rowsOf(group));
  }

  return {
    node,
    update(latest) {
      group = latest;
      setText(title, `${group.title}: values`);
      show();
    },
  };
}

function columnsOf({ title, unit }, processes) {
  return table({
    label: `${title}: values`,
    key: (row) => row.time,
    empty: "No values.",
    tall: true,
    columns: [
      { title: "Time", text: (row) => clockTime(row.time) },
      ...processes.map((process) => ({
        title: process,
        figure: true,
        text: (row) => inUnit(row.values.get(process), unit),
      })),
    ],
  });
}

/** The latest first. */
function rowsOf({ times, series }) {
  const row = (time, index) => ({ time, values: new Map(series.map((each) => [each.process, each.values[index]])) });
  return times.map(row).reverse();
}
