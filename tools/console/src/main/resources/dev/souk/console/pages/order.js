import { get } from "./api.js";
import { badge } from "./badge.js";
import { detailPage } from "./detail.js";
import { element } from "./dom.js";
import { money, time, whole } from "./format.js";
import { keyed } from "./keyed.js";
import { placedAt } from "./orders.js";
import { signInPrompt } from "./session.js";
import { table } from "./table.js";
import { timelineEntry } from "./timeline-entry.js";
import { changing, pairs, section } from "./values.js";

/** One order with its timeline: its states and the messages that it sent and received. */
export function orderPage({ id }) {
  return detailPage({
    title: `Order ${id}`,
    interval: 2000,
    back: ["#/orders", "All orders"],
    prompt: signInPrompt("Only admins of the shop can see its orders."),
    load: (signal) => get(`/api/orders/${encodeURIComponent(id)}/timeline`, {}, signal),
    view: orderView(id),
  });
}

function orderView(id) {
  const facts = changing(element("div"), (order) => [pairs(factsOf(order))]);
  const entries = element("ol", { class: "timeline" });
  const items = itemTable();
  const logs = element("a", { href: `#/logs?level=TRACE&order=${encodeURIComponent(id)}` }, "Logs of this order");
  const sections = [section("Timeline", entries), section("Items", items.node)];
  return {
    node: element("div", { hidden: true }, facts.node, element("p", logs), sections),
    update(timeline) {
      facts.update(timeline.order);
      items.update(timeline.order.lines);
      keyed(entries, timeline.entries, keyOf, timelineEntry);
    },
  };
}

function factsOf(order) {
  return [
    ["Status", badge(order.status)],
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
