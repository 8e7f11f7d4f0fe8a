// Where each service stands: the gateway on the left, the services in the middle, broker and database on the right.

const LEFT = ["haproxy", "nginx", "gateway-service", "registry-service"];
const RIGHT = ["kafka", "postgres"];
const BOX = 220;
const MARGIN = 8;
const GAP = 52; // room for the two lines of a label between two services
const TITLE = 30;
const INSTANCE = 20;
const PADDING = 10;

export const WIDTH = 1200;
export const BUS = 944; // the line that connects the services with broker and database

/** Boxes by service, each with its processes, place and size, and the height of the drawing. */
export function layout(processes, calls) {
  const services = [...Map.groupBy(processes, (process) => process.service)].map(([service, ofService]) => ({
    service,
    processes: ofService,
    height: TITLE + ofService.length * INSTANCE + PADDING,
  }));
  const elsewhere = [...LEFT, ...RIGHT, "launcher"]; // which is not drawn
  const middle = services.map(({ service }) => service).filter((name) => !elsewhere.includes(name));
  const columns = [
    { x: 8, members: membersOf(LEFT, services, calls) },
    { x: 472, members: membersOf(middle, services, calls) },
    { x: 972, members: membersOf(RIGHT, services, calls) },
  ];
  const height = Math.max(...columns.map((column) => heightOf(column.members))) + 2 * MARGIN;
  const boxes = new Map();
  columns.forEach(({ x, members }, column) => {
    let y = (height - heightOf(members)) / 2;
    for (const service of members) {
      const place = { column, x, y, width: BOX, right: x + BOX, middle: y + service.height / 2 };
      boxes.set(service.service, { ...service, ...place });
      y += service.height + GAP;
    }
  });
  return { boxes, height };
}

/** Services that call others stand between these, so that the arrows are short. */
function membersOf(inColumn, services, calls) {
  const members = inColumn.flatMap((name) => services.filter(({ service }) => service === name));
  const names = new Set(members.map((member) => member.service));
  const callers = new Set(calls.filter((call) => names.has(call.callee)).map((call) => call.caller));
  const called = members.filter((member) => !callers.has(member.service));
  const calling = members.filter((member) => callers.has(member.service));
  return called.toSpliced(Math.ceil(called.length / 2), 0, ...calling);
}

function heightOf(members) {
  return members.reduce((total, member) => total + member.height, 0) + GAP * Math.max(0, members.length - 1);
}

/** Where the line of an instance is, from the top of its box. */
export function instanceLine(index) {
  return TITLE + index * INSTANCE + 14;
}
