import { ApiError, get } from "./api.js";
import { badge } from "./badge.js";
import { element, pairs, setText } from "./dom.js";
import { money, time, whole } from "./format.js";
import { keyed } from "./keyed.js";
import { placedAt } from "./order-state.js";
import { session, signInPrompt, whenSignedIn } from "./session.js";
import { table } from "./table.js";
import { timelineEntry } from "./timeline-entry.js";

/** One order with its timeline: its states and the messages that it sent and received. */
export function orderPage(route) {
  const prompt = signInPrompt("Only admins of the shop can see its orders.");
  const missing = element("p", { class: "empty", hidden: true });
  const view = orderView(route.id);
  const all = element("a", { href: "#/orders" }, "All orders");
  return {
    title: `Order ${route.id}`,
    interval: 2000,
    node: element("div", {}, element("p", {}, all), prompt, missing, view.node),
    async refresh(signal) {
      const timeline = await whenSignedIn(() => timelineOf(route.id, signal));
      prompt.hidden = session.signedIn;
      view.node.hidden = timeline === null || timeline.problem !== undefined;
      missing.hidden = timeline?.problem === undefined;
      setText(missing, timeline?.problem ?? "");
      if (!view.node.hidden) {
        view.update(timeline);
      }
    },
  };
}

/** The timeline, or `{ problem }` if there is no such order. */
async function timelineOf(id, signal) {
  try {
    return await get(`/api/orders/${encodeURIComponent(id)}/timeline`, {}, signal);
  } catch (failure) {
    if (failure instanceof ApiError && (failure.status === 404 || failure.status === 400)) {
      return { problem: failure.message };
    }
    throw failure;
  }
}

function orderView(id) {
  const facts = element("div");
  const status = badge(null);
  const entries = element("ol", { class: "timeline" });
  const items = itemTable();
  const logs = element("a", { href: `#/logs?level=TRACE&order=${encodeURIComponent(id)}` }, "Logs of this order");
  let shown = "";
  return {
    node: element(
      "div",
      { hidden: true },
      facts,
      element("p", {}, logs),
      element("section", {}, element("h2", {}, "Timeline"), entries),
      element("section", {}, element("h2", {}, "Items"), items.node),
    ),
    update(timeline) {
      const order = timeline.order;
      const text = JSON.stringify(order);
      if (text !== shown) {
        shown = text;
        status.update(order.status);
        facts.replaceChildren(pairs(factsOf(order, status.node)));
      }
      items.update(order.lines);
      keyed(entries, timeline.entries, keyOf, timelineEntry);
    },
  };
}

function factsOf(order, status) {
  return [
    ["Status", status],
    ["Reason", order.reason ?? "none"],
    ["Total", money(order.total_cents)],
    ["Placed", time(placedAt(order))],
    ["Customer", order.user_id],
  ];
}

/** A duplicate has the event of the entry that it repeats, so the kind alone does not do. */
function keyOf(entry) {
  return [entry.at, entry.kind, entry.what, entry.event_id, entry.detail?.startsWith("duplicate")].join(" ");
}

function itemTable() {
  return table({
    label: "Items of the order",
    key: (line) => line.item_id,
    empty: "The order has no items.",
    columns: [
      { title: "Item", text: (line) => line.name },
      { title: "Quantity", figure: true, text: (line) => whole(line.quantity) },
      { title: "Price", figure: true, text: (line) => money(line.price_cents) },
    ],
  });
}
