import { confirmed } from "./confirm.js";
import { actionButton, element } from "./dom.js";
import { completed, keyOf } from "./idempotency.js";
import { announce } from "./notices.js";
import { isCancellable } from "./order-status.js";
import { announceProblem } from "./problems.js";
import { changeWithRetry, isOpen } from "./retry.js";

/** What can be done about an order: cancel it, or what to do after it was cancelled. */
export function orderActions(id, refresh) {
  const cancel = actionButton("Cancel the order", () => askAndCancel(id, refresh), { class: "button" });
  const deposit = element("a", { class: "button", href: "#/wallet" }, "Deposit money");
  const back = element("a", { class: "button", href: "#/cart" }, "Back to the cart");
  const shop = element("a", { class: "button", href: "#/items" }, "See more items");
  return {
    node: element("div", { class: "buttons" }, cancel, deposit, back, shop),
    update({ status, reason }) {
      cancel.hidden = !isCancellable(status);
      deposit.hidden = reason !== "payment-declined";
      back.hidden = status !== "CANCELLED";
      shop.hidden = status !== "CONFIRMED";
    },
  };
}

async function askAndCancel(id, refresh) {
  const isSure = await confirmed("Cancel this order?", "Reserved items go back into stock, and what was paid comes back "
    + "into your wallet.", "Cancel the order", "Keep the order");
  if (!isSure) {
    return;
  }
  const intent = `cancellation ${id}`;
  try {
    await changeWithRetry("POST", `/orders/${encodeURIComponent(id)}/cancellation`,
      { key: keyOf(intent), body: {} });
    completed(intent);
    announce("The shop is cancelling the order.");
  } catch (failure) {
    if (!isOpen(failure)) {
      completed(intent);
    }
    announceProblem(failure);
  }
  refresh();
}
