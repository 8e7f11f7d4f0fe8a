import { isOpen, largest, mean, sum } from "./aggregate.js";
import { toneOf } from "./badge.js";
import { element, setAttribute, svg } from "./dom.js";
import { duration, percent, rate } from "./format.js";
import { isImpaired, processNotes } from "./process-notes.js";
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
      picture.replaceChildren(
        ...busShapes(boxes, system.topics),
        ...proxyShapes(boxes),
        ...calls.flatMap((call) => callShapes(call, boxes, calls)),
        ...[...boxes.values()].flatMap(boxShapes),
      );
    },
  };
}

/** The calls from one service to another, whichever instance and circuit breaker they pass. */
function callsOf(system) {
  const byServices = Object.groupBy(system.calls, (call) => `${serviceOf(call.caller)} ${call.callee}`);
  return Object.values(byServices).map((group) => ({
    caller: serviceOf(group[0].caller),
    callee: group[0].callee,
    perSecond: sum(group, "per_second"),
    failurePercent: mean(group, "failure_percent"),
    p99Ms: largest(group, "p99_ms"),
    isOpen: group.some(isOpen),
  }));
}

/** `order-service` for `order-service#1`. */
function serviceOf(process) {
  return process.split("#")[0];
}

function boxShapes({ service, processes, x, y, width, height }) {
  return [
    svg("rect", { x, y, width, height, rx: 6, class: "box" }),
    svg("text", { x: x + INDENT, y: y + 20, class: "title" }, service),
    ...processes.flatMap((process, index) => instanceShapes(process, x + INDENT, y + instanceLine(index))),
  ];
}

function instanceShapes(process, x, y) {
  const instance = process.name.includes("#") ? `#${process.name.split("#")[1]} ` : "";
  const state = [instance + process.state, ...processNotes(process).slice(0, 1)].join(", ");
  const tone = isImpaired(process) ? "warn" : toneOf(process.state);
  return [
    svg("circle", { cx: x + 4, cy: y - 4, r: 4, class: "dot", "data-tone": tone }),
    svg("text", { x: x + 14, y }, state),
  ];
}

/** One line through which all services reach broker and database. */
function busShapes(boxes, topics) {
  const services = topics.map((entry) => boxes.get(entry.service)).filter((box) => box !== undefined);
  const servers = [...boxes.values()].filter((box) => box.column === 2);
  if (services.length === 0 || servers.length === 0) {
    return [];
  }
  const heights = [...services, ...servers].map((box) => box.middle);
  return [
    path(`M ${BUS} ${Math.min(...heights)} V ${Math.max(...heights)}`, "link"),
    ...services.map((box) => path(`M ${box.right} ${box.middle} H ${BUS}`, "link")),
    ...servers.map((box) => path(`M ${BUS} ${box.middle} H ${box.x}`, "link")),
  ];
}

function proxyShapes(boxes) {
  const proxy = boxes.get("haproxy") ?? boxes.get("nginx");
  const gateway = boxes.get("gateway-service");
  if (proxy === undefined || gateway === undefined) {
    return [];
  }
  const x = gateway.x + gateway.width / 2;
  const line = path(`M ${x} ${proxy.y + proxy.height} V ${gateway.y}`, "arrow");
  return [line, path(`M ${x} ${gateway.y} l -4 -8 h 8 z`, "head")];
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
  const x = from.right;
  const y = to.middle;
  const line = `M ${x} ${start} C ${x + 50} ${start} ${x + 30} ${y} ${x + 80} ${y} H ${to.x - 6}`;
  const label = { x: to.x - 12, "text-anchor": "end" };
  return arrow(call, line, `M ${to.x} ${y} l -8 -4 v 8 z`, [y - 6, y + 16], label);
}

/** From one service to another, in an arc on their right. */
function sideways(call, from, to) {
  const isDown = to.y > from.y;
  const start = isDown ? from.y + from.height - 18 : from.y + 18;
  const end = isDown ? to.y + 18 : to.y + to.height - 18;
  const x = from.right;
  const bend = x + 64;
  const line = `M ${x} ${start} C ${bend} ${start} ${bend} ${end} ${x + 6} ${end}`;
  const middle = (start + end) / 2;
  const label = { x: x + 58, "text-anchor": "start" };
  return arrow(call, line, `M ${x} ${end} l 8 -4 v 8 z`, [middle - 3, middle + 13], label);
}

function arrow(call, line, head, [above, below], label) {
  const tone = call.isOpen || call.failurePercent > 0 ? "bad" : null;
  const speed = `${rate(call.perSecond) ?? UNKNOWN} · p99 ${duration(call.p99Ms) ?? UNKNOWN}`;
  const failures = `${percent(call.failurePercent) ?? UNKNOWN} failed`;
  return [
    path(line, call.isOpen ? "arrow open" : "arrow", tone),
    path(head, "head", tone),
    svg("text", { ...label, y: above, class: "label" }, speed),
    svg("text", { ...label, y: below, class: "label", "data-tone": tone }, failures),
  ];
}

function path(d, name, tone = null) {
  return svg("path", { d, class: name, "data-tone": tone });
}
