import { isOpen, sum } from "./aggregate.js";
import { get } from "./api.js";
import { callTable } from "./call-table.js";
import { element } from "./dom.js";
import { figures } from "./figures.js";
import { rate } from "./format.js";
import { processTable } from "./process-table.js";
import { signInPrompt } from "./session.js";
import { topology } from "./topology.js";
import { prose, section, shopAddress } from "./values.js";

const EXPLANATION =
  "Stop ends a process gracefully, Kill at once, as in a crash; then it stays down until it is started. A suspended " +
  "process still exists and does not answer; one that is slowed down runs for a twentieth of the time. In a system " +
  "that was started with `--proxies`, a service can be cut off from its callers, PostgreSQL, Kafka and the registry. " +
  "These faults end after 30 seconds.";
const CALLS =
  "Failed and slow are in percent of the calls in the window of the circuit breaker. Rejected counts since the start " +
  "of the caller.";

/** The processes of the system and the calls between them, as they are now. */
export function systemPage() {
  const shop = shopAddress();
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
      shop.node,
      summary.node,
      section("Topology", drawing.node),
      section("Processes", prompt, element("p", prose(EXPLANATION)), processes.node),
      section("Calls between services", element("p", CALLS), calls.node),
    ),
    async refresh(signal) {
      const system = await get("/api/system", {}, signal);
      shop.update(system);
      summary.update({ ...system, marked: changed(system.processes) });
      drawing.update(system);
      processes.update(system.processes);
      calls.update(system.calls);
    },
  };
}

const SUMMARY = [
  {
    title: "Processes up",
    number: ({ processes }) => inState("DOWN", processes),
    text: ({ processes }) => `${inState("UP", processes)} of ${processes.length}`,
    alarming: true,
  },
  { title: "Requests at the gateway", number: atGateway("requests_per_second"), format: rate, drawn: true },
  { title: "Errors at the gateway", number: atGateway("errors_per_second"), format: rate, drawn: true, alarming: true },
  { title: "Open circuit breakers", number: openBreakers, alarming: true },
  { title: "Open orders", number: inQueues("orders_open"), drawn: true },
  { title: "Stuck orders", number: inQueues("orders_stuck"), alarming: true },
  { title: "Dead letters", number: inQueues("dead_letters"), alarming: true },
];

function inState(state, processes) {
  return processes.filter((process) => process.state === state).length;
}

function atGateway(field) {
  return ({ processes }) => sum(processes.filter((process) => process.service === "gateway-service"), field);
}

function openBreakers({ calls }) {
  return calls.length === 0 ? null : calls.filter(isOpen).length;
}

function inQueues(field) {
  return ({ queues }) => sum(queues, field);
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
