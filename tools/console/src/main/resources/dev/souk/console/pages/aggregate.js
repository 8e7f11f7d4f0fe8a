// Figures of several instances in one. What is unknown is left out; if all are unknown, so is the result.

/** The sum of a field. */
export function sum(items, field) {
  const values = known(items, field);
  return values.length === 0 ? null : values.reduce((total, item) => total + item[field], 0);
}

/** The mean of a field of calls, by their number a second; the plain mean if there is none. */
export function mean(calls, field) {
  const values = known(calls, field);
  const total = sum(values, "per_second");
  const weightOf = (call) => (total > 0 ? (call.per_second ?? 0) / total : 1 / values.length);
  return values.length === 0 ? null : values.reduce((all, call) => all + call[field] * weightOf(call), 0);
}

/** The largest value of a field. */
export function largest(items, field) {
  const values = known(items, field).map((item) => item[field]);
  return values.length === 0 ? null : Math.max(...values);
}

function known(items, field) {
  return items.filter((item) => typeof item[field] === "number" && item[field] >= 0);
}

/** Whether a circuit breaker rejects all calls. */
export function isOpen(call) {
  return call.breaker === "OPEN" || call.breaker === "FORCED_OPEN";
}
