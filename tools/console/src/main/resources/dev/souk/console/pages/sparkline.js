import { setAttribute, svg } from "./dom.js";

const MOST = 60;

/** The course of a figure since the page was opened, a minute at most, with marks in it; Grafana has more. */
export function sparkline() {
  const line = svg("polyline");
  const lines = svg("path");
  const node = svg("svg", { class: "sparkline", viewBox: `0 0 ${MOST - 1} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, lines, line);
  const values = [];
  const marks = [];
  return {
    node,
    update(value, isMarked) {
      values.push(Number.isFinite(value) ? value : 0);
      values.splice(0, values.length - MOST);
      marks.push(isMarked);
      marks.splice(0, marks.length - MOST);
      const most = Math.max(1, ...values);
      const begin = MOST - values.length;
      setAttribute(lines, "d", marks.map((marked, index) => (marked ? `M${begin + index} 0v20` : "")).join(""));
      setAttribute(line, "points", values.map((each, index) => `${begin + index},${19 - (18 * each) / most}`).join(" "));
    },
  };
}
