// Where each service stands: the gateway on the left, the services in the middle, broker and database on the right.

const COLUMNS = [
  { kinds: ["proxy", "gateway", "registry"], x: 8, width: 264 },
  { kinds: ["service"], x: 472, width: 260 },
  { kinds: ["broker", "database"], x: 972, width: 220 },
];
const MARGIN = 8;
const GAP = 52; // room for the two lines of a label between two services
const TITLE = 30;
const INSTANCE = 38;
const BREAKERS_TITLE = 20;
const BREAKER = 17;
const PADDING = 10;

export const WIDTH = 1200;
export const BUS = 944; // the line that connects the services with broker and database

/** Boxes by service, each with its node, place and size, and the height of the drawing. */
export function layout({ nodes, calls }) {
  const columns = COLUMNS.map((column) => ({ ...column, nodes: membersOf(column, nodes, calls) }));
  const height = Math.max(...columns.map((column) => heightOf(column.nodes))) + 2 * MARGIN;
  const boxes = new Map();
  columns.forEach((column, index) => stack(column, index, height, boxes));
  return { boxes, height };
}

function membersOf({ kinds }, nodes, calls) {
  const members = kinds.flatMap((kind) => nodes.filter((node) => node.kind === kind));
  return kinds.includes("service") ? arranged(members, calls) : members;
}

/** Services that call others stand between these, so that the arrows are short. */
function arranged(services, calls) {
  const names = new Set(services.map((node) => node.service));
  const callers = new Set(calls.filter((call) => names.has(call.callee)).map((call) => call.caller));
  const sorted = services.toSorted((a, b) => a.service.localeCompare(b.service));
  const called = sorted.filter((node) => !callers.has(node.service));
  const middle = Math.ceil(called.length / 2);
  return [...called.slice(0, middle), ...sorted.filter((node) => callers.has(node.service)), ...called.slice(middle)];
}

function stack({ nodes, x, width }, column, total, boxes) {
  let y = (total - heightOf(nodes)) / 2;
  for (const node of nodes) {
    const height = nodeHeight(node);
    boxes.set(node.service, { node, column, x, y, width, height });
    y += height + GAP;
  }
}

function heightOf(nodes) {
  return nodes.reduce((total, node) => total + nodeHeight(node), 0) + GAP * Math.max(0, nodes.length - 1);
}

function nodeHeight({ processes, breakers }) {
  const ofBreakers = breakers.length === 0 ? 0 : BREAKERS_TITLE + breakers.length * BREAKER;
  return TITLE + processes.length * INSTANCE + ofBreakers + PADDING;
}

/** Where the lines of a node begin, from its top. */
export function lines(node) {
  const breakers = TITLE + node.processes.length * INSTANCE + 12;
  return {
    title: 20,
    instance: (index) => TITLE + index * INSTANCE + 14,
    breakersTitle: breakers,
    breaker: (index) => breakers + (index + 1) * BREAKER,
  };
}
