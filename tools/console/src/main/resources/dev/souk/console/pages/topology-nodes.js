import { toneOf } from "./badge.js";
import { UNKNOWN } from "./dom.js";
import { bytes, ofMaximum, percent, rate } from "./format.js";
import { isImpaired, processNotes } from "./process-notes.js";
import { lineShape, textShape } from "./shapes.js";
import { lines } from "./topology-layout.js";

const INDENT = 12;

/** The shapes of one service: its box, its instances, its circuit breakers. */
export function nodeShapes(box) {
  const { node, x, y, width, height } = box;
  const at = lines(node);
  return [
    { key: `box ${node.service}`, tag: "rect", attributes: { x, y, width, height, rx: 6, class: "box" } },
    textShape(`title ${node.service}`, x + INDENT, y + at.title, node.service, { class: "title" }),
    ...node.processes.flatMap((process, index) => instanceShapes(process, box, y + at.instance(index))),
    ...breakerShapes(box, at),
  ];
}

function instanceShapes(process, { x, width }, y) {
  const instance = process.name.includes("#") ? `#${process.name.split("#")[1]} ` : "";
  const [note] = processNotes(process);
  const state = instance + process.state + (note === undefined ? "" : `, ${note}`);
  const tone = isImpaired(process) ? "warn" : toneOf(process.state);
  const dot = { cx: x + INDENT + 4, cy: y - 4, r: 4, class: "dot", "data-tone": tone };
  return [
    { key: `dot ${process.name}`, tag: "circle", attributes: dot },
    textShape(`state ${process.name}`, x + INDENT + 14, y, state, {}),
    ...poolShapes(process, note, x + width - INDENT, y),
    textShape(`figures ${process.name}`, x + INDENT + 14, y + 16, figures(process), { class: "quiet" }),
  ];
}

/** The connections to the database, where no note needs the room. */
function poolShapes(process, note, end, y) {
  const pool = ofMaximum(process.pool_used, process.pool_maximum);
  return pool === null || note !== undefined
    ? []
    : [textShape(`pool ${process.name}`, end, y, `pool ${pool}`, { class: "quiet", "text-anchor": "end" })];
}

function figures(process) {
  const cpu = `CPU ${percent(process.cpu_percent) ?? UNKNOWN}`;
  const memory = bytes(process.memory_bytes) ?? UNKNOWN;
  const requests = rate(process.requests_per_second);
  return [cpu, memory, ...(requests === null ? [] : [requests])].join(" · ");
}

function breakerShapes({ node, x, y, width }, at) {
  if (node.breakers.length === 0) {
    return [];
  }
  const end = x + width - INDENT;
  const titleY = y + at.breakersTitle;
  return [
    lineShape(`rule ${node.service}`, x, titleY - 14, x + width, titleY - 14, "rule"),
    textShape(`breakers ${node.service}`, x + INDENT, titleY, "Calls to", { class: "quiet" }),
    textShape(`bulkheads ${node.service}`, end, titleY, "breaker, bulkhead", { class: "quiet", "text-anchor": "end" }),
    ...node.breakers.flatMap((breaker, index) => {
      const line = y + at.breaker(index);
      const key = `${node.service} ${breaker.name}`;
      const tone = breaker.isOpen ? "bad" : null;
      const state = `${breaker.state ?? UNKNOWN}, ${bulkhead(breaker)}`;
      return [
        textShape(`breaker ${key}`, x + INDENT, line, breaker.name, {}),
        textShape(`breaker state ${key}`, end, line, state, { "text-anchor": "end", "data-tone": tone }),
      ];
    }),
  ];
}

function bulkhead({ used, maximum }) {
  return ofMaximum(used, maximum)?.replace(" of ", "/") ?? UNKNOWN;
}
