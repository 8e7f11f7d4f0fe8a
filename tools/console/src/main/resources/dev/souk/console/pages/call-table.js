import { isOpen } from "./aggregate.js";
import { badgePart } from "./badge.js";
import { duration, ofMaximum, percent, rate, whole } from "./format.js";
import { table } from "./table.js";

/** The calls between services that have a circuit breaker or a bulkhead. */
export function callTable() {
  return table({
    label: "Calls between services",
    key: (call) => `${call.caller} ${call.name}`,
    empty: "No calls are known yet. `./souk demo` makes some.",
    tone: (call) => (isOpen(call) ? "bad" : null),
    columns: [
      { title: "Caller", text: (call) => call.caller },
      { title: "Call", text: (call) => call.name, note: callee },
      { title: "Circuit breaker", part: badgePart((call) => call.breaker) },
      { title: "Calls", figure: true, text: (call) => rate(call.per_second) },
      { title: "Failed", figure: true, text: (call) => percent(call.failure_percent) },
      { title: "Slow", figure: true, text: (call) => percent(call.slow_percent) },
      { title: "Mean", figure: true, text: (call) => duration(call.mean_ms) },
      { title: "p99", figure: true, text: (call) => duration(call.p99_ms) },
      { title: "Rejected", figure: true, text: (call) => whole(call.rejected) },
      { title: "Retries", figure: true, text: (call) => rate(call.retries_per_second) },
      { title: "Bulkhead", figure: true, text: (call) => ofMaximum(call.bulkhead_used, call.bulkhead_maximum) },
    ],
  });
}

function callee(call) {
  return call.callee === call.name ? "" : `to ${call.callee}`;
}
