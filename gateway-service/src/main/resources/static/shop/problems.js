// What went wrong, in words for people. `type` of the response decides, see docs/problems.md of the project.

import { announce } from "./notices.js";

const MESSAGES = {
  "unreachable": "The shop cannot be reached. Check your connection.",
  "service-unavailable": "A part of the shop is not available at the moment.",
  "gateway-timeout": "The shop took too long to answer.",
  "too-many-requests": "That was too much at once. Wait a moment.",
  "request-in-progress": "The same request is still being executed.",
  "unauthorized": "Your session has ended. Log in again.",
  "login-cancelled": "Not continued: you did not log in.",
  "other-account": "Not done: another account is logged in now.",
  "stopped": "Stopped. It may have been executed nevertheless; trying again cannot do it twice.",
  "wrong-credentials": "The e-mail address or the password is wrong.",
  "email-taken": "There is an account with this e-mail address already. Log in, or use another one.",
  "login-elsewhere": "Accounts are at the provider where you log in: register there.",
  "account-closed": "This account is closed.",
  "item-not-on-sale": "This item is no longer on sale.",
  "quantity-limit": "A cart has at most 99 pieces of one item.",
  "cart-full": "The cart is full. Remove an item first.",
  "cart-empty": "The cart is empty. Put an item into it first.",
  "cart-already-ordered": "This cart has been ordered already. Your orders show it.",
  "cart-changed": "The cart has changed since you looked at it. This is how it is now: check it, then check out again.",
  "precondition-failed": "The cart was changed elsewhere, for example in another window. This is how it is now.",
  "order-not-cancellable": "The order is confirmed and paid, so it cannot be cancelled any more.",
  "idempotency-key-reused": "The request differs from the one before it. Try again.",
  "not-found": "That does not exist, or not any more.",
  "forbidden": "You may not do this.",
  "internal-error": "The shop has made a mistake. Nothing helps but to report it.",
};

const UNKNOWN = "The shop did not accept this.";

/** Types after which the same request may succeed, if it is repeated with the same idempotency key. */
const TRANSIENT = new Set([
  "unreachable",
  "service-unavailable",
  "gateway-timeout",
  "too-many-requests",
  "request-in-progress",
]);

/** A response that is no success. `retryAfter` is in seconds, or null. */
export class Problem extends Error {
  constructor(type, { status = 0, errors = [], retryAfter = null, traceId = null } = {}) {
    super(MESSAGES[type] ?? UNKNOWN);
    this.type = type;
    this.status = status;
    this.errors = errors;
    this.retryAfter = retryAfter;
    this.traceId = traceId;
  }

  get isTransient() {
    return TRANSIENT.has(this.type);
  }

  /** The message, the fields that are wrong, and the trace id of a defect. */
  get explanation() {
    const fields = this.errors.map(({ field, message }) => `${field} ${message}`).join("; ");
    if (fields !== "") {
      return `Please correct: ${fields}.`;
    }
    return this.type === "internal-error" && this.traceId ? `${this.message} Trace: ${this.traceId}` : this.message;
  }
}

/** Shows why an action failed. What is no Problem is a defect of this page. */
export function announceProblem(failure) {
  if (failure instanceof Problem) {
    announce(failure.explanation, true);
  } else {
    console.error(failure);
    announce("This page has made a mistake. Reload it.", true);
  }
}
