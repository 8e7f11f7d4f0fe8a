// The cart of the account, as the shop has it. Pages listen to it; a change goes to the shop first.

import { newKey } from "./idempotency.js";
import { changeWithRetry } from "./retry.js";
import { Problem } from "./problems.js";
import { accountName, isLoggedIn, read, requireAccount } from "./session.js";

/** `view` is null until it has been read; `tag` is the version that a change expects. */
export const cart = { view: null, tag: null };

const listeners = new Set();
let queue = Promise.resolve();
let conflicts = 0;

/** The function is called after each change, until the function that is returned is called. */
export function onCartChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function quantityOf(itemId) {
  return cart.view?.lines.find((line) => line.item_id === itemId)?.quantity ?? 0;
}

export function pieceCount() {
  return (cart.view?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
}

export async function loadCart(signal) {
  await accept(isLoggedIn() ? read("/cart", signal) : { body: null, tag: null });
}

/** The same for somebody who wants to change something: a session that has ended is renewed first. */
export function reloadCart() {
  return inOrder(() => accept(changeWithRetry("GET", "/cart")));
}

/** Adding does not depend on what is in the cart, so it expects no version. */
export function addToCart(itemId, quantity) {
  const options = { key: newKey(), body: { item_id: itemId, quantity } };
  return inOrder(() => accept(changeWithRetry("POST", "/cart", options)));
}

export function setQuantity(itemId, quantity) {
  return versioned(() => accept(changeLine("PUT", itemId, { body: { quantity } })));
}

export function removeFromCart(itemId) {
  return versioned(async () => {
    await changeLine("DELETE", itemId, {});
    await loadCart();
  });
}

function changeLine(method, itemId, options) {
  const path = `/cart/${encodeURIComponent(itemId)}`;
  return changeWithRetry(method, path, { ...options, key: newKey(), tag: cart.tag });
}

/**
 * One after the other: each change expects the version that the one before it has made. What waits while somebody else
 * logs in is not done for them.
 */
function inOrder(task) {
  const account = accountName();
  const result = queue.then(() => account && requireAccount(account)).then(task);
  queue = result.catch(() => {}); // its caller shows the failure
  return result;
}

/**
 * After a conflict the page shows what is there now, together with the reason. What was clicked before that meant
 * another cart, so it fails as well.
 */
function versioned(task) {
  const seen = conflicts;
  return inOrder(async () => {
    if (seen !== conflicts) {
      throw new Problem("precondition-failed");
    }
    try {
      return await task();
    } catch (failure) {
      if (failure instanceof Problem && (failure.type === "precondition-failed" || failure.type === "not-found")) {
        conflicts++;
        await loadCart();
      }
      throw failure;
    }
  });
}

/**
 * A response that a later one has overtaken is not used; a cart whose version fell otherwise was lost or restored. Nor
 * is one for who was logged in before.
 */
async function accept(request) {
  const before = cart.view;
  const account = accountName(); // none before a login that the request itself asks for
  const { body, tag } = await request;
  if (account !== "" && account !== accountName()) {
    return;
  }
  if (body !== null && cart.view !== before && body.version < cart.view?.version) {
    return;
  }
  cart.view = body;
  cart.tag = tag;
  listeners.forEach((listener) => listener());
}
