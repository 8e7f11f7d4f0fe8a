import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/**
 * The trace of what is done at the moment, in W3C's terms: both ids in lower-case hex digits.
 * @typedef {{traceId: string, spanId: string}} Trace
 */

const HEADER = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}/;

/** @type {AsyncLocalStorage<Trace>} */
const current = new AsyncLocalStorage();

/**
 * A span in the trace that the header `traceparent` names, or in a new trace.
 * @param {string | undefined} traceparent
 * @returns {Trace}
 */
export function continueTrace(traceparent) {
  const traceId = HEADER.exec(traceparent ?? '')?.[1] ?? randomBytes(16).toString('hex');
  return { traceId, spanId: randomBytes(8).toString('hex') };
}

/**
 * Runs the function with this trace in each log line.
 * @template T
 * @param {Trace} trace
 * @param {() => T} work
 * @returns {T}
 */
export function withTrace(trace, work) {
  return current.run(trace, work);
}

/** @returns {Trace | undefined} */
export function currentTrace() {
  return current.getStore();
}
