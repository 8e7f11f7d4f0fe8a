import { isOpen, sum } from "./aggregate.js";
import { get } from "./api.js";
import { callTable } from "./call-table.js";
import { element, setAttribute, setText } from "./dom.js";
import { figures } from "./figures.js";
import { rate, whole } from "./format.js";
import { processTable } from "./process-table.js";
import { session, signInPrompt } from "./session.js";
import { topology } from "./topology.js";
import { prose } from "./values.js";

const EXPLANATION =
  "Stop ends a process gracefully, Kill at once, as in a crash; then it stays down until it is started. A suspended " +
  "process still exists and does not answer; one that is slowed down runs for a twentieth of the time. In a system that " +
  "was started with `--proxies`, a service can be cut off from its callers, PostgreSQL, Kafka and the registry. These faults end " +
  "after 30 seconds.";
const CALLS =
  "Failed and slow are in percent of the calls in the window of the circuit breaker. Rejected counts since the start " +
  "of the caller.";

/** The processes of the system and the calls between them, as they are now. */
export function systemPage() {
  const address = element("a", { rel: "noreferrer" });
  const shop = element("p", { hidden: true }, "The shop is at ", address, ".");
  const summary = figures(SUMMARY);
  const changed = settingsChange();
  const drawing = topology();
  const prompt = signInPrompt("Sign in to start and stop processes.");
  const processes = processTable();
  const calls = callTable();
  return {
    title: "System",
    interval: 1000,
    node: element(
      "div",
      {},
      shop,
      summary.node,
      element("section", {}, element("h2", {}, "Topology"), drawing.node),
      element("section", {}, element("h2", {}, "Processes"), prompt, element("p", {}, prose(EXPLANATION)), processes.node),
      element("section", {}, element("h2", {}, "Calls between services"), element("p", {}, CALLS), calls.node),
    ),
    async refresh(signal) {
      const system = await get("/api/system", {}, signal);
      setText(address, system.gateway);
      setAttribute(address, "href", system.gateway);
      shop.hidden = false;
      prompt.hidden = session.signedIn;
      summary.update({ ...system, marked: changed(system.processes) });
      drawing.update(system);
      processes.update(system.processes);
      calls.update(system.calls);
    },
  };
}

const SUMMARY = [
  { title: "Processes up", text: (system) => `${up(system)} of ${system.processes.length}`, alarming: isIncomplete },
  gatewayFigure("Requests at the gateway", "requests_per_second"),
  {
    ...gatewayFigure("Errors at the gateway", "errors_per_second"),
    alarming: (system) => sum(gateways(system), "errors_per_second") > 0,
  },
  {
    title: "Open circuit breakers",
    text: (system) => (system.calls.length === 0 ? null : whole(system.calls.filter(isOpen).length)),
    alarming: (system) => system.calls.some(isOpen),
  },
  {
    title: "Open orders",
    text: (system) => whole(sum(system.queues, "orders_open")),
    course: (system) => sum(system.queues, "orders_open"),
  },
  queueFigure("Stuck orders", "orders_stuck"),
  queueFigure("Dead letters", "dead_letters"),
];

function gatewayFigure(title, field) {
  const course = (system) => sum(gateways(system), field);
  return { title, course, text: (system) => rate(course(system)) };
}

/** Whether a process has taken other settings since the last reading. */
function settingsChange() {
  const known = new Map();
  return (processes) =>
    processes.filter(({ name, config_changes: now }) => {
      const before = known.get(name);
      known.set(name, now ?? before);
      return now > before;
    }).length > 0;
}

function queueFigure(title, field) {
  return {
    title,
    text: (system) => whole(sum(system.queues, field)),
    alarming: (system) => sum(system.queues, field) > 0,
  };
}

function gateways(system) {
  return system.processes.filter((process) => process.kind === "gateway");
}

function up(system) {
  return system.processes.filter((process) => process.state === "UP").length;
}

function isIncomplete(system) {
  return system.processes.some((process) => process.state === "DOWN");
}
