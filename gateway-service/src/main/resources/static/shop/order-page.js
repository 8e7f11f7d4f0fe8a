import { element, setText } from "./dom.js";
import { money, shortId } from "./format.js";
import { loginPrompt } from "./login.js";
import { orderActions } from "./order-actions.js";
import { follow } from "./order-events.js";
import { orderProgress } from "./order-progress.js";
import { hasEnded } from "./order-status.js";
import { Problem, announceProblem } from "./problems.js";
import { accessToken, isLoggedIn, read } from "./session.js";
import { tile } from "./tile.js";

const RECHECK = 15_000; // for an order whose events have ended in a failure

/** One order, live. */
export function orderPage(route, controls) {
  const prompt = loginPrompt("Log in to see this order.");
  const headline = element("p", { class: "headline", id: "order-status", role: "status" });
  const connection = element("p", { class: "quiet", id: "order-connection" });
  const progress = orderProgress();
  const actions = orderActions(route.id, controls.refresh);
  const lines = element("div", {});
  const content = element("div", { class: "columns", hidden: true },
    element("div", headline, connection, progress.node, actions.node), lines);
  const left = new AbortController();
  let order = null;
  let isFollowed = false;

  function render() {
    const last = order.history.at(-1);
    setText(headline, headlineOf(order.total_cents, last));
    headline.dataset.tone = last.status;
    progress.update(order.history);
    actions.update(last);
    if (hasEnded(last.status)) {
      setText(connection, "");
    }
  }

  /** Returns whether the order has ended. */
  function receive(position, step) {
    if (position > order.history.length) {
      order.history.push(step);
      render();
    }
    return hasEnded(step.status);
  }

  async function followEvents() {
    isFollowed = true;
    // All tabs of a browser share a few connections, which hidden ones would hold.
    const hidden = new AbortController();
    document.addEventListener("visibilitychange", () => hidden.abort(), { once: true, signal: left.signal });
    const signal = AbortSignal.any([left.signal, hidden.signal]);
    try {
      await follow(route.id, {
        token: accessToken,
        after: order.history.length,
        received: receive,
        interrupted: (problem) => setText(connection,
          problem === null ? "This page shows each step as it happens." : `${problem.message} Trying again …`),
        signal,
      });
      controls.cartChanged();
    } catch (failure) {
      if (!signal.aborted) { // an admin may read an order of somebody else, and not follow it
        setText(connection, failure instanceof Problem && failure.type !== "not-found" ? failure.message : "");
      }
    } finally {
      isFollowed = false;
    }
  }

  return {
    title: `Order ${shortId(route.id)}`,
    interval: RECHECK,
    node: element("div", element("p", element("a", { href: "#/orders" }, "All orders")), prompt, content),
    async refresh(signal) {
      prompt.hidden = isLoggedIn();
      content.hidden = !isLoggedIn() || order === null;
      if (!isLoggedIn() || isFollowed || (order !== null && hasEnded(order.history.at(-1).status))) {
        return;
      }
      order = (await read(`/orders/${encodeURIComponent(route.id)}`, signal)).body;
      lines.replaceChildren(orderLines(order));
      content.hidden = false;
      render();
      if (!hasEnded(order.status) && !document.hidden) {
        followEvents().catch(announceProblem);
      }
    },
    leave: () => left.abort(),
  };
}

function headlineOf(total, { status, reason }) {
  switch (status) {
    case "CONFIRMED":
      return `Your order is confirmed. ${money(total)} was paid from your wallet.`;
    case "CANCELLED":
      return CANCELLED[reason] ?? "The order was cancelled. Nothing was paid.";
    case "CANCELLING":
      return "The order is being cancelled.";
    default:
      return "Your order is on its way through the shop.";
  }
}

const CANCELLED = {
  "out-of-stock": "The order was cancelled: there were not enough pieces in stock. Nothing was paid.",
  "payment-declined": "The order was cancelled: your wallet had too little money. Nothing was paid.",
  "cancelled-by-user": "You have cancelled the order. Nothing was paid, or it was paid back.",
  "timed-out": "The order was cancelled because it took too long. Nothing was paid, or it was paid back.",
  "account-closed": "The order was cancelled because the account was closed.",
};

function orderLines(order) {
  const rows = order.lines.map((line) => element("li", { class: "line" }, tile(line.item_id),
    element("div", { class: "what" }, element("h2", line.name),
      element("span", { class: "quiet" }, `${line.quantity} × ${money(line.price_cents)}`)),
    element("span", { class: "price" }, money(line.quantity * line.price_cents))));
  return element("section", { "aria-label": "Ordered items" }, element("ul", { class: "lines" }, rows),
    element("dl", { class: "total" }, element("div", element("dt", "Total"),
      element("dd", { class: "price", id: "order-total" }, money(order.total_cents)))));
}
