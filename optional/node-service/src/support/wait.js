import { setTimeout as timer } from 'node:timers/promises';

/**
 * Resolves after the time, or at once when the signal is aborted. Whoever waits asks the signal what it was.
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 */
export async function wait(milliseconds, signal) {
  try {
    await timer(milliseconds, undefined, { signal });
  } catch (failure) {
    if (!signal?.aborted) {
      throw failure;
    }
  }
}
