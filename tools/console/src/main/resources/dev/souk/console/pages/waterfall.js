import { element, setAttribute, setText } from "./dom.js";
import { duration } from "./format.js";
import { hueOf } from "./hues.js";
import { keyed } from "./keyed.js";

const DEEPEST = 10; // deeper spans are not moved further to the right
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The spans of a trace in the order of their tree, each with a bar for its time; `selected` is called with an id. */
export function waterfall(selected) {
  const ticks = TICKS.map(() => element("span"));
  const axis = element("div", { class: "axis note", "aria-hidden": "true" }, element("div", { class: "ticks" }, ticks));
  const rows = element("ol", { class: "waterfall" });
  const attributes = { class: "region", role: "region", "aria-label": "Spans of the trace", tabindex: "0" };
  return {
    node: element("div", attributes, element("div", { class: "spans" }, axis, rows)),
    update(trace, selectedId) {
      const range = rangeOf(trace);
      TICKS.forEach((tick, index) => setText(ticks[index], duration(range.start + tick * range.length)));
      const items = trace.spans.map((span) => ({ span, range, isSelected: span.span_id === selectedId }));
      keyed(rows, items, (item) => item.span.span_id, (item) => row(item.span, selected));
    },
  };
}

/** Clocks of processes differ, so a span may begin before the first or end after the last. */
function rangeOf({ spans, duration_ms: total }) {
  const start = Math.min(0, ...spans.map((span) => span.offset_ms));
  const end = Math.max(total, ...spans.map((span) => span.offset_ms + span.duration_ms));
  return { start, length: Math.max(end - start, 0.001) };
}

/** A span never changes, but its place does when others of the trace arrive. */
function row({ span_id: id, service, name, status, duration_ms: length, events }, selected) {
  const swatch = element("span", { class: `swatch ${hueOf(service)}` });
  const error = status === "ERROR" ? element("span", { class: "badge", "data-tone": "bad" }, "error") : null;
  const depth = element("span", { class: "unseen" });
  const names = [element("span", { class: "note" }, service), " ", element("span", name)];
  const title = element("span", { class: "span-title" }, swatch, names, " ", error, depth);
  const time = element("span", { class: "time" });
  const marks = events.map(() => element("span", { class: "event" }));
  const bar = element("span", { class: `bar ${hueOf(service)}`, "aria-hidden": "true" }, time, marks);
  const on = { click: () => selected(id) };
  const figure = element("span", { class: "figure" }, duration(length));
  const button = element("button", { type: "button", class: "span", on }, title, bar, figure);
  return {
    node: element("li", button),
    update({ span, range, isSelected }) {
      setAttribute(button, "aria-pressed", String(isSelected));
      setText(depth, `, level ${span.depth + 1}`);
      title.style.setProperty("--depth", Math.min(span.depth, DEEPEST));
      const begin = span.offset_ms - range.start;
      time.style.setProperty("--begin", begin / range.length);
      time.style.setProperty("--length", length / range.length);
      marks.forEach((mark, index) =>
        mark.style.setProperty("--begin", (begin + events[index].after_ms) / range.length));
    },
  };
}
