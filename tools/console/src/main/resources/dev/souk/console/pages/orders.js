import { get } from "./api.js";
import { badgePart } from "./badge.js";
import { element } from "./dom.js";
import { age, money, time } from "./format.js";
import { isOpenOrder, placedAt } from "./order-state.js";
import { session, signInPrompt, whenSignedIn } from "./session.js";
import { linkPart, table } from "./table.js";

const EXPECTED = 60_000; // an order that is not confirmed within a minute is cancelled

/** The latest orders; those that are open for too long come first. */
export function ordersPage() {
  const prompt = signInPrompt("Only admins of the shop can see its orders.");
  const orders = table({
    label: "Orders",
    stacked: true,
    key: (order) => order.id,
    empty: "No orders yet. `./souk demo` places two.",
    tone: (order) => (isOld(order) ? "warn" : null),
    columns: [
      { title: "Order", part: linkPart((order) => `#/orders/${order.id}`, (order) => order.id) },
      { title: "Status", part: badgePart((order) => order.status) },
      { title: "Open for", figure: true, text: openFor },
      { title: "Reason", text: (order) => order.reason ?? "" },
      { title: "Total", figure: true, text: (order) => money(order.total_cents) },
      { title: "Placed", text: (order) => time(placedAt(order)) },
    ],
  });
  const list = element(
    "div",
    {},
    element("p", {}, "The latest 50 orders. Those that have been open for more than a minute come first."),
    orders.node,
  );
  return {
    title: "Orders",
    interval: 2000,
    node: element("div", {}, prompt, list),
    async refresh(signal) {
      const page = await whenSignedIn(() => get("/api/orders", { limit: 50 }, signal));
      prompt.hidden = session.signedIn;
      list.hidden = !session.signedIn;
      if (page !== null) {
        orders.update(oldFirst(page.items));
      }
    },
  };
}

function isOld(order) {
  return isOpenOrder(order) && Date.now() - Date.parse(placedAt(order)) > EXPECTED;
}

function oldFirst(orders) {
  const old = orders.filter(isOld).toSorted((a, b) => Date.parse(placedAt(a)) - Date.parse(placedAt(b)));
  return [...old, ...orders.filter((order) => !old.includes(order))];
}

/** Empty for an order that has ended. */
function openFor(order) {
  return isOpenOrder(order) ? age(Date.now() - Date.parse(placedAt(order))) : "";
}
