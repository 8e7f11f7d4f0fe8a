// Figures of several instances in one. What is unknown is left out; if all are unknown, so is the result.

/** The sum of a field. */
export function sum(items, field) {
  const values = known(items, field);
  return values.length === 0 ? null : values.reduce((total, item) => total + item[field], 0);
}

/** The mean of a field of calls, by their number a second; the plain mean if there is none. */
export function mean(calls, field) {
  const values = known(calls, field);
  if (values.length === 0) {
    return null;
  }
  const weights = values.map((call) => call.per_second ?? 0);
  const total = weights.reduce((all, weight) => all + weight, 0);
  if (total === 0) {
    return values.reduce((all, call) => all + call[field], 0) / values.length;
  }
  return values.reduce((all, call, index) => all + call[field] * weights[index], 0) / total;
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
