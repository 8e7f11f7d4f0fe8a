import { cart, reloadCart } from "./cart.js";
import { completed, keyOf } from "./idempotency.js";
import { Problem } from "./problems.js";
import { changeWithRetry, isOpen } from "./retry.js";
import { accountName } from "./session.js";

/** Orders the cart that the page shows, and answers the order. */
export async function checkOut() {
  const shown = cart.view;
  await requireUnchanged(shown);
  const intent = `checkout ${accountName()} ${shown.version}`;
  try {
    const { body } = await changeWithRetry("POST", "/orders", { key: keyOf(intent), body: {} });
    completed(intent);
    return body;
  } catch (failure) {
    if (!isOpen(failure)) {
      completed(intent);
    }
    throw failure;
  }
}

/** The shop orders the cart as it is, so nobody should pay for what the page has not shown. */
async function requireUnchanged(shown) {
  await reloadCart();
  if (cart.view?.version !== shown.version || cart.view?.total_cents !== shown.total_cents) {
    throw new Problem("cart-changed");
  }
}
