import { element, setAttribute, setText, svg } from "./dom.js";
import { duration } from "./format.js";
import { hueOf } from "./hues.js";
import { keyed } from "./keyed.js";
import { draw, lineShape } from "./shapes.js";

const SCALE = 1000; // the width of a bar's picture, whatever its width on the screen
const HEIGHT = 20;
const DEEPEST = 10; // deeper spans are not moved further to the right
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The spans of a trace in the order of their tree, each with a bar for its time. */
export function waterfall(selected) {
  const ticks = TICKS.map(() => element("span"));
  const axis = element("div", { class: "axis", "aria-hidden": "true" }, element("div", { class: "ticks" }, ticks));
  const rows = element("ol", { class: "waterfall" });
  const attributes = { class: "region", role: "region", "aria-label": "Spans of the trace", tabindex: "0" };
  return {
    node: element("div", attributes, element("div", { class: "spans" }, axis, rows)),
    update(trace, selectedId) {
      const range = rangeOf(trace);
      TICKS.forEach((tick, index) => setText(ticks[index], duration(range.start + tick * range.length)));
      const items = trace.spans.map((span) => ({ span, range, isSelected: span.span_id === selectedId }));
      keyed(rows, items, (item) => item.span.span_id, (item) => row(item, selected));
    },
  };
}

/** Clocks of processes differ, so a span may begin before the first or end after the last. */
function rangeOf({ spans, duration_ms: total }) {
  const start = Math.min(0, ...spans.map((span) => span.offset_ms));
  const end = Math.max(total, ...spans.map((span) => span.offset_ms + span.duration_ms));
  return { start, length: Math.max(end - start, 0.001) };
}

function row({ span }, selected) {
  let current = span;
  const parts = {
    service: element("span", { class: "service" }),
    name: element("span"),
    error: element("span", { class: "badge", "data-tone": "bad" }, "error"),
    duration: element("span", { class: "figure" }),
    bar: svg("svg", { viewBox: `0 0 ${SCALE} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }),
    title: element("span", { class: "span-title" }),
    depth: element("span", { class: "unseen" }),
    swatch: svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("rect", { width: 10, height: 10, rx: 2 })),
  };
  const { title, swatch, service, name, error, depth, bar } = parts;
  title.append(swatch, service, " ", name, " ", error, depth);
  const button = element(
    "button",
    { type: "button", class: "span", on: { click: () => selected(current) } },
    title,
    bar,
    parts.duration,
  );
  return {
    node: element("li", {}, button),
    update(item) {
      current = item.span;
      setAttribute(button, "aria-pressed", String(item.isSelected));
      fill(parts, item);
    },
  };
}

function fill(parts, { span, range }) {
  parts.title.style.setProperty("--depth", Math.min(span.depth, DEEPEST));
  setAttribute(parts.swatch, "class", `swatch ${hueOf(span.service)}`);
  setText(parts.service, span.service);
  setText(parts.name, span.name);
  setText(parts.depth, `, level ${span.depth + 1}`);
  setText(parts.duration, duration(span.duration_ms));
  parts.error.hidden = span.status !== "ERROR";
  setAttribute(parts.bar, "class", `bar ${hueOf(span.service)}`);
  draw(parts.bar, barShapes(span, range));
}

function barShapes(span, range) {
  const scaled = (milliseconds) => (milliseconds / range.length) * SCALE;
  const x = scaled(span.offset_ms - range.start);
  const width = Math.max(scaled(span.duration_ms), 3); // a short span is still visible
  const time = { x: Math.min(x, SCALE - 3), y: 4, width, height: HEIGHT - 8, class: "time" };
  return [
    ...TICKS.map((tick) => lineShape(`tick ${tick}`, tick * SCALE, 0, tick * SCALE, HEIGHT, "tick")),
    { key: "time", tag: "rect", attributes: time },
    ...span.events.map((event, index) => {
      const at = scaled(span.offset_ms + event.after_ms - range.start);
      return lineShape(`event ${index}`, at, 0, at, HEIGHT, "event");
    }),
  ];
}
