import { setAttribute, svg } from "./dom.js";

const MOST = 60;

/** The course of a figure since the page was opened, a minute at most; Grafana has more. */
export function sparkline() {
  const line = svg("polyline");
  const node = svg("svg", { class: "sparkline", viewBox: `0 0 ${MOST - 1} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, line);
  const values = [];
  return {
    node,
    update(value) {
      values.push(Number.isFinite(value) ? value : 0);
      values.splice(0, values.length - MOST);
      const most = Math.max(1, ...values);
      const begin = MOST - values.length;
      setAttribute(line, "points", values.map((each, index) => `${begin + index},${19 - (18 * each) / most}`).join(" "));
    },
  };
}
