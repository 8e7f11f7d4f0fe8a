import { isOpen, largest, mean, sum } from "./aggregate.js";
import { toneOf } from "./badge.js";
import { element, setAttribute, svg } from "./dom.js";
import { duration, percent, rate } from "./format.js";
import { isImpaired, processNotes } from "./process-notes.js";
import { serviceOf } from "./services.js";
import { draw, lineShape, textShape } from "./shapes.js";
import { BUS, WIDTH, instanceLine, layout } from "./topology-layout.js";
import { UNKNOWN } from "./values.js";

const LABEL = "Drawing of the services and of the calls between them; the tables below have the same figures.";
const INDENT = 12;

/** A drawing of the system: who is there, and who calls whom. The tables have the figures. */
export function topology() {
  const picture = svg("svg", { class: "topology", role: "img", "aria-label": LABEL, width: WIDTH });
  const attributes = { class: "region", role: "region", "aria-label": "Topology", tabindex: "0" };
  return {
    node: element("div", attributes, picture),
    update(system) {
      const calls = callsOf(system);
      const { boxes, height } = layout(system.processes, calls);
      setAttribute(picture, "height", height);
      draw(picture, [
        ...busShapes(boxes, system.topics),
        ...proxyShapes(boxes),
        ...calls.flatMap((call) => callShapes(call, boxes, calls)),
        ...[...boxes.values()].flatMap(boxShapes),
      ]);
    },
  };
}

/** The calls from one service to another, whichever instance and circuit breaker they pass. */
function callsOf(system) {
  const byServices = Map.groupBy(system.calls, (call) => `${serviceOf(call.caller)} ${call.callee}`);
  return [...byServices].map(([key, group]) => ({
    key,
    caller: serviceOf(group[0].caller),
    callee: group[0].callee,
    perSecond: sum(group, "per_second"),
    failurePercent: mean(group, "failure_percent"),
    p99Ms: largest(group, "p99_ms"),
    isOpen: group.some(isOpen),
  }));
}

function boxShapes({ service, processes, x, y, width, height }) {
  return [
    { key: `box ${service}`, tag: "rect", attributes: { x, y, width, height, rx: 6, class: "box" } },
    textShape(`title ${service}`, x + INDENT, y + 20, service, { class: "title" }),
    ...processes.flatMap((process, index) => instanceShapes(process, x + INDENT, y + instanceLine(index))),
  ];
}

function instanceShapes(process, x, y) {
  const instance = process.name.includes("#") ? `#${process.name.split("#")[1]} ` : "";
  const state = [instance + process.state, ...processNotes(process).slice(0, 1)].join(", ");
  const tone = isImpaired(process) ? "warn" : toneOf(process.state);
  return [
    { key: `dot ${process.name}`, tag: "circle", attributes: { cx: x + 4, cy: y - 4, r: 4, class: "dot", "data-tone": tone } },
    textShape(`state ${process.name}`, x + 14, y, state, {}),
  ];
}

/** One line through which all services reach broker and database. */
function busShapes(boxes, topics) {
  const services = topics.map((entry) => boxes.get(entry.service)).filter((box) => box !== undefined);
  const servers = [...boxes.values()].filter((box) => box.column === 2);
  if (services.length === 0 || servers.length === 0) {
    return [];
  }
  const heights = [...services, ...servers].map(center);
  return [
    lineShape("bus", BUS, Math.min(...heights), BUS, Math.max(...heights), "link"),
    ...services.map((box) => lineShape(`link ${box.service}`, right(box), center(box), BUS, center(box), "link")),
    ...servers.map((box) => lineShape(`link ${box.service}`, BUS, center(box), box.x, center(box), "link")),
  ];
}

function proxyShapes(boxes) {
  const proxy = [...boxes.values()].find((box) => box.kind === "proxy");
  const gateway = [...boxes.values()].find((box) => box.kind === "gateway");
  if (proxy === undefined || gateway === undefined) {
    return [];
  }
  const x = gateway.x + gateway.width / 2;
  const line = { d: `M ${x} ${proxy.y + proxy.height} V ${gateway.y}`, class: "arrow" };
  const head = { d: `M ${x} ${gateway.y} l -4 -8 h 8 z`, class: "head" };
  return [
    { key: "arrow of the proxy", tag: "path", attributes: line },
    { key: "head of the proxy", tag: "path", attributes: head },
  ];
}

function callShapes(call, boxes, calls) {
  const from = boxes.get(call.caller);
  const to = boxes.get(call.callee);
  if (from === undefined || to === undefined || from === to || to.column !== 1) {
    return [];
  }
  return from.column === 0 ? forward(call, from, to, boxes, calls) : sideways(call, from, to);
}

/** From the gateway to a service: the arrows leave it in the order of the services, so that they do not cross. */
function forward(call, from, to, boxes, calls) {
  const targets = calls
    .filter((each) => each.caller === call.caller && boxes.get(each.callee)?.column === 1)
    .toSorted((a, b) => boxes.get(a.callee).y - boxes.get(b.callee).y);
  const start = from.y + (from.height * (targets.indexOf(call) + 1)) / (targets.length + 1);
  const x = right(from);
  const y = center(to);
  const path = `M ${x} ${start} C ${x + 50} ${start} ${x + 30} ${y} ${x + 80} ${y} H ${to.x - 6}`;
  const label = { x: to.x - 12, "text-anchor": "end" };
  return arrow(call, path, `M ${to.x} ${y} l -8 -4 v 8 z`, [y - 6, y + 16], label);
}

/** From one service to another, in an arc on their right. */
function sideways(call, from, to) {
  const isDown = to.y > from.y;
  const start = isDown ? from.y + from.height - 18 : from.y + 18;
  const end = isDown ? to.y + 18 : to.y + to.height - 18;
  const x = right(from);
  const bend = x + 64;
  const path = `M ${x} ${start} C ${bend} ${start} ${bend} ${end} ${x + 6} ${end}`;
  const middle = (start + end) / 2;
  const label = { x: x + 58, "text-anchor": "start" };
  return arrow(call, path, `M ${x} ${end} l 8 -4 v 8 z`, [middle - 3, middle + 13], label);
}

function arrow(call, path, head, [above, below], { x, ...anchor }) {
  const tone = call.isOpen || call.failurePercent > 0 ? "bad" : null;
  const name = call.isOpen ? "arrow open" : "arrow";
  const speed = `${rate(call.perSecond) ?? UNKNOWN} · p99 ${duration(call.p99Ms) ?? UNKNOWN}`;
  const failures = `${percent(call.failurePercent) ?? UNKNOWN} failed`;
  const label = { ...anchor, class: "label" };
  return [
    { key: `arrow ${call.key}`, tag: "path", attributes: { d: path, class: name, "data-tone": tone } },
    { key: `head ${call.key}`, tag: "path", attributes: { d: head, class: "head", "data-tone": tone } },
    textShape(`speed ${call.key}`, x, above, speed, label),
    textShape(`failures ${call.key}`, x, below, failures, { ...label, "data-tone": tone }),
  ];
}

function center(box) {
  return box.y + box.height / 2;
}

function right(box) {
  return box.x + box.width;
}
