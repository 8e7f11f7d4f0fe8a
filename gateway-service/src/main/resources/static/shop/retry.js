// Repeats a change that has no final response, with the same idempotency key, and shows that it does.

import { setText } from "./dom.js";
import { pause } from "./pause.js";
import { Problem } from "./problems.js";
import { seconds } from "./format.js";
import { accountName, change, requireAccount } from "./session.js";

const ATTEMPTS = 12;
const LONGEST_PAUSE = 8; // seconds, unless the shop asks for more
const LONGEST_WAIT = 30; // whoever has to wait longer is told instead
const SPREAD = 500; // milliseconds, so that not all pages try again at once

const UNDECIDED = new Set(["stopped", "unauthorized", "login-cancelled", "other-account"]);

const notice = document.getElementById("retry");
const text = document.getElementById("retry-text");
const countdown = document.getElementById("retry-countdown");
const stop = document.getElementById("retry-stop");
let waiting = 0; // changes; they share the notice

/**
 * Sends a change until it has a response that is final: a success, or a Problem for which a repeat would not help. Gives
 * up after some attempts, or if somebody stops it; the same key can then be used later.
 */
export async function changeWithRetry(method, path, options) {
  let account = accountName();
  for (let attempt = 1; ; attempt++) {
    try {
      return await change(method, path, options);
    } catch (failure) {
      if (!(failure instanceof Problem) || !failure.isTransient || attempt === ATTEMPTS) {
        throw failure;
      }
      const wait = Math.max(failure.retryAfter ?? 0, Math.min(2 ** (attempt - 1), LONGEST_PAUSE));
      if (wait > LONGEST_WAIT) {
        throw failure;
      }
      account ||= accountName(); // of whoever has logged in for it
      await shownPause(failure, wait, attempt);
      await requireAccount(account);
    }
  }
}

/** Whether a later repeat has to use the same key: nobody knows if the change was made. */
export function isOpen(failure) {
  return failure instanceof Problem && (failure.isTransient || UNDECIDED.has(failure.type));
}

/** The screen reader hears once that the page waits; the seconds are for the eyes. */
async function shownPause(failure, wait, attempt) {
  const ended = new AbortController();
  stop.addEventListener("click", () => ended.abort(new Problem("stopped")), { signal: ended.signal });
  setText(text, `${failure.message} Trying again …`);
  waiting++;
  notice.hidden = false;
  try {
    for (let left = wait; left > 0; left--) {
      setText(countdown, `in ${seconds(left)}, attempt ${attempt + 1} of ${ATTEMPTS}`);
      await pause(1000, ended.signal);
    }
    setText(countdown, "now");
    await pause(Math.random() * SPREAD, ended.signal);
  } finally {
    ended.abort(); // removes the listener
    waiting--;
    if (waiting === 0) {
      if (document.activeElement === stop) document.querySelector("h1").focus({ preventScroll: true });
      notice.hidden = true;
      setText(text, "");
    }
  }
}
