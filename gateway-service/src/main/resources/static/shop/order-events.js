// The steps of an order as they happen, by whichever protocol is chosen.

import { pause } from "./pause.js";
import { Problem } from "./problems.js";
import { orderSteps } from "./protocol.js";

const FAILURES = 10; // in a row; then the page says so, and people decide
const LONGEST_WAIT = 15_000;

/**
 * Reads the steps of an order after the first `after` of them, until `received(position, step)` answers true, which
 * ends it. A stream that ends earlier is opened again after the last step that was received; `interrupted(problem)` is
 * told before, and with null as soon as it is open again. Fails if that does not help.
 */
export async function follow(id, { token, after, received, interrupted, signal }) {
  let last = after;
  for (let failures = 0; ; ) {
    let wait = 1;
    try {
      const steps = await orderSteps(id, { token: token(), after: last }, signal, () => interrupted(null));
      for await (const { position, step } of steps) {
        failures = position > last ? 0 : failures;
        last = position;
        if (received(position, step)) {
          return;
        }
      }
      failures++; // the shop ends streams after some minutes
    } catch (failure) {
      signal.throwIfAborted();
      if (!(failure instanceof Problem) || !failure.isTransient || ++failures > FAILURES) {
        throw failure;
      }
      interrupted(failure);
      wait = failure.retryAfter ?? 1;
    }
    if (failures > FAILURES) {
      throw new Problem("unreachable");
    }
    await pause(Math.max(wait * 1000, Math.min(250 * 2 ** failures, LONGEST_WAIT)), signal);
  }
}
