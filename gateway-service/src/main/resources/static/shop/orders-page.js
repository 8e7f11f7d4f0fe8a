import { pages } from "./api.js";
import { actionButton, element, setAttribute, setText } from "./dom.js";
import { money, shortId, time } from "./format.js";
import { keyed } from "./keyed.js";
import { loginPrompt } from "./login.js";
import { reasonText, statusName, statusTone } from "./order-status.js";
import { isLoggedIn, read } from "./session.js";

const PAGE = 20;

/** The orders of the account, newest first. */
export function ordersPage(_, controls) {
  let shownPages = 1;
  const prompt = loginPrompt("Log in to see your orders.");
  const empty = element("p", { class: "empty", hidden: true }, "You have no orders yet. ",
    element("a", { href: "#/items" }, "See the items"));
  const list = element("ul", { class: "orders", "aria-label": "Your orders" });
  const more = actionButton("Show older orders", () => {
    shownPages++;
    return controls.refresh();
  }, { hidden: true });
  return {
    title: "Orders",
    interval: 5000,
    node: element("div", prompt, empty, list, more),
    async refresh(signal) {
      prompt.hidden = isLoggedIn();
      const found = isLoggedIn()
        ? await pages(shownPages, (cursor) => read(`/orders?limit=${PAGE}${cursor}`, signal))
        : { items: [], next_cursor: null };
      keyed(list, found.items, (order) => order.id, orderEntry);
      empty.hidden = !isLoggedIn() || found.items.length > 0;
      more.hidden = found.next_cursor === null;
    },
  };
}

function orderEntry(order) {
  const status = element("span", { class: "badge" });
  const reason = element("span", { class: "quiet" });
  const names = order.lines.map((line) => `${line.quantity} × ${line.name}`).join(", ");
  const node = element("li", { class: "entry" },
    element("a", { href: `#/orders/${order.id}` }, `Order ${shortId(order.id)}`), status,
    element("time", { datetime: order.history[0].at, class: "quiet" }, time(order.history[0].at)),
    element("span", { class: "price" }, money(order.total_cents)), element("span", { class: "what" }, names), reason);
  return {
    node,
    update(next) {
      setText(status, statusName(next.status));
      setAttribute(status, "data-tone", statusTone(next.status));
      const text = reasonText(next.reason);
      setText(reason, text === "" ? "" : `because ${text}`);
    },
  };
}
