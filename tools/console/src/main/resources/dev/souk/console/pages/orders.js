import { get } from "./api.js";
import { badgePart } from "./badge.js";
import { element } from "./dom.js";
import { age, money, time } from "./format.js";
import { signInPrompt, whenSignedIn } from "./session.js";
import { linkPart, table } from "./table.js";

const EXPECTED = 60_000; // an order that is not confirmed within a minute is cancelled
const EXPLANATION =
  "The latest 50 orders. Those that have been open for more than a minute come first. " +
  "Stuck orders, on the page System, counts older ones, too.";

/** The latest orders; those that are open for too long come first. */
export function ordersPage() {
  const orders = table({
    label: "Orders",
    stacked: true,
    key: (order) => order.id,
    empty: "No orders yet. `./souk demo` places two.",
    tone: (order) => (isOld(order) ? "warn" : null),
    columns: [
      { title: "Order", part: linkPart((order) => `#/orders/${order.id}`, (order) => order.id) },
      { title: "Status", part: badgePart((order) => order.status) },
      { title: "Open for", figure: true, text: (order) => (isOpen(order) ? age(ageOf(order)) : "") },
      { title: "Reason", text: (order) => order.reason ?? "" },
      { title: "Total", figure: true, text: (order) => money(order.total_cents) },
      { title: "Placed", text: (order) => time(placedAt(order)) },
    ],
  });
  const list = element("div", { class: "admin-only" }, element("p", EXPLANATION), orders.node);
  return {
    title: "Orders",
    interval: 2000,
    node: element("div", signInPrompt("Only admins of the shop can see its orders."), list),
    async refresh(signal) {
      const page = await whenSignedIn(() => get("/api/orders", { limit: 50 }, signal));
      if (page !== null) {
        const { true: old = [], false: others = [] } = Object.groupBy(page.items, isOld);
        orders.update([...old.toSorted((a, b) => ageOf(b) - ageOf(a)), ...others]);
      }
    },
  };
}

/** When the order was placed: the time of its first status. */
export function placedAt(order) {
  return order.created_at ?? order.history?.[0]?.at ?? null;
}

function ageOf(order) {
  return Date.now() - Date.parse(placedAt(order));
}

/** Whether the order still changes. */
function isOpen(order) {
  return order.status !== "CONFIRMED" && order.status !== "CANCELLED";
}

function isOld(order) {
  return isOpen(order) && ageOf(order) > EXPECTED;
}
