import { isOpen, largest, mean, sum } from "./aggregate.js";
import { serviceOf } from "./services.js";

const WORST_FIRST = ["FORCED_OPEN", "OPEN", "HALF_OPEN", "METRICS_ONLY", "DISABLED", "CLOSED"];

/** What the drawing shows: services with their instances, and the calls between services. */
export function topologyModel(system) {
  const services = Map.groupBy(system.processes, (process) => process.service);
  const nodes = [...services].map(([service, processes]) => node(service, processes, system));
  return { nodes, calls: calls(system) };
}

function node(service, processes, system) {
  return {
    service,
    kind: processes[0].kind,
    processes,
    breakers: breakers(system.calls.filter((call) => serviceOf(call.caller) === service)),
    queue: system.queues.find((queue) => queue.service === service) ?? null,
    usesBroker: [...system.publishes, ...system.consumes].some((entry) => entry.service === service),
  };
}

/** The circuit breakers of a service, those of its instances in one. */
function breakers(ofService) {
  const byName = Map.groupBy(ofService, (call) => call.name);
  return [...byName].map(([name, group]) => ({
    name,
    state: state(group.map((call) => call.breaker).filter((each) => each !== null)),
    isOpen: group.some(isOpen),
    used: sum(group, "bulkhead_used"),
    maximum: sum(group, "bulkhead_maximum"),
  }));
}

function state(states) {
  const worst = WORST_FIRST.find((each) => states.includes(each)) ?? states[0] ?? null;
  const count = states.filter((each) => each === worst).length;
  return count < states.length ? `${worst} ${count} of ${states.length}` : worst;
}

/** The calls from one service to another, whichever instance and circuit breaker they pass. */
function calls(system) {
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
