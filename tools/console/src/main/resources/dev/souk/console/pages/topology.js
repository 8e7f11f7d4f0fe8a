import { UNKNOWN, element, prose, setAttribute, svg } from "./dom.js";
import { duration, percent, rate, whole } from "./format.js";
import { draw, lineShape, textShape } from "./shapes.js";
import { BUS, WIDTH, layout } from "./topology-layout.js";
import { topologyModel } from "./topology-model.js";
import { nodeShapes } from "./topology-nodes.js";

const LABEL = "Drawing of the services and of the calls between them; the tables below have the same figures.";

/** A drawing of the system. */
export function topology() {
  const picture = svg("svg", { class: "topology", role: "img", "aria-label": LABEL, width: WIDTH });
  const attributes = { class: "region", role: "region", "aria-label": "Topology", tabindex: "0", hidden: true };
  const region = element("div", attributes, picture);
  const hint = prose("No process runs. `./souk up` starts the system.");
  const nothing = element("p", { class: "empty", hidden: true }, hint);
  return {
    node: element("div", {}, region, nothing),
    update(system) {
      region.hidden = system.processes.length === 0;
      nothing.hidden = !region.hidden;
      const model = topologyModel(system);
      const { boxes, height } = layout(model);
      setAttribute(picture, "height", height);
      draw(picture, [
        ...busShapes(boxes),
        ...proxyShapes(boxes),
        ...model.calls.flatMap((call) => callShapes(call, boxes, model.calls)),
        ...[...boxes.values()].flatMap(nodeShapes),
      ]);
    },
  };
}

/** One line through which all services reach broker and database. */
function busShapes(boxes) {
  const services = [...boxes.values()].filter((box) => box.column === 1 && (box.node.queue || box.node.usesBroker));
  const infrastructure = [...boxes.values()].filter((box) => box.column === 2);
  if (services.length === 0 || infrastructure.length === 0) {
    return [];
  }
  const heights = [...services, ...infrastructure].map(center);
  return [
    lineShape("bus", BUS, Math.min(...heights), BUS, Math.max(...heights), "link"),
    ...services.flatMap((box) => queueShapes(box)),
    ...infrastructure.map((box) => lineShape(`link ${box.node.service}`, BUS, center(box), box.x, center(box), "link")),
  ];
}

function queueShapes(box) {
  const { service, queue } = box.node;
  const y = center(box);
  const line = lineShape(`link ${service}`, right(box), y, BUS, y, "link");
  if (queue === null) {
    return [line];
  }
  const outbox = `outbox ${whole(queue.outbox_pending) ?? UNKNOWN}`;
  const lag = `consumer lag ${whole(queue.consumer_lag) ?? UNKNOWN}`;
  const attributes = { class: "label", "text-anchor": "end" };
  return [
    line,
    textShape(`outbox ${service}`, BUS - 8, y - 6, outbox, attributes),
    textShape(`lag ${service}`, BUS - 8, y + 16, lag, attributes),
  ];
}

function proxyShapes(boxes) {
  const proxy = [...boxes.values()].find((box) => box.node.kind === "proxy");
  const gateway = [...boxes.values()].find((box) => box.node.kind === "gateway");
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
