import { setTimeout as timer } from 'node:timers/promises';

const LIMIT = 10_000;
const INTERVAL = 10;

/**
 * Waits for a condition, and fails with its name when it does not become true in time.
 * @param {string} claim
 * @param {() => boolean | Promise<boolean>} condition
 */
export async function eventually(claim, condition) {
  const end = Date.now() + LIMIT;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`not within ${LIMIT} ms: ${claim}`);
    }
    await timer(INTERVAL);
  }
}
