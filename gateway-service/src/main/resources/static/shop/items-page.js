import { call, pages } from "./api.js";
import { addToCart, onCartChange, pieceCount, quantityOf } from "./cart.js";
import { actionButton, element, setAttribute, setText } from "./dom.js";
import { money, pieces, stock } from "./format.js";
import { keyed } from "./keyed.js";
import { announce } from "./notices.js";
import { announceProblem } from "./problems.js";
import { staleBanner } from "./stale-banner.js";
import { tile } from "./tile.js";

const PAGE = 24;
const FEW = 5;

/** All items on sale, with their stock. */
export function itemsPage(_, controls) {
  let shownPages = 1;
  let items = [];
  const stale = staleBanner("The stock of the shop is not available at the moment. You can look around; orders are "
    + "possible again as soon as it is back.");
  const list = element("ul", { class: "cards", "aria-label": "Items" });
  const more = actionButton("Show more items", () => {
    shownPages++;
    return controls.refresh();
  }, { hidden: true });
  const render = () => items.length > 0 && keyed(list, items, (item) => item.id, card); // else the sentence below stays
  const leave = onCartChange(render);
  return {
    title: "Items",
    interval: 5000,
    node: element("div", stale.node, list, more),
    async refresh(signal) {
      const found = await pages(shownPages, (cursor) => call("GET", `/items?limit=${PAGE}${cursor}`, { signal }));
      items = found.items;
      stale.update(found.stale, found.age);
      more.hidden = found.next_cursor === null;
      if (items.length === 0) {
        list.replaceChildren(element("li", { class: "empty" }, "Nothing is on sale at the moment."));
      } else {
        render();
      }
    },
    leave,
  };
}

function card(item) {
  const name = element("h2");
  const price = element("span", { class: "price" });
  const left = element("span", { class: "stock" });
  const inCart = element("a", { href: "#/cart", class: "in-cart" });
  const add = actionButton("Add to cart", () => put(current), { class: "button primary" });
  let current = item;
  return {
    node: element("li", { class: "card" }, tile(item.id), name,
      element("p", { class: "offer" }, price, left), element("div", { class: "order" }, add, inCart)),
    update(next) {
      current = next;
      const isSoldOut = next.available <= 0;
      setText(name, next.name);
      setText(price, money(next.price_cents));
      setText(left, stock(next.available));
      setAttribute(left, "data-tone", isSoldOut ? "bad" : next.available <= FEW ? "warn" : null);
      setAttribute(add, "aria-label", `Add to cart: ${next.name}`);
      add.disabled = isSoldOut;
      const quantity = quantityOf(next.id);
      setText(inCart, quantity === 0 ? "" : `${quantity} in cart`);
      inCart.hidden = quantity === 0;
    },
  };
}

async function put(item) {
  try {
    await addToCart(item.id, 1);
    announce(`${item.name} is in your cart, which has ${pieces(pieceCount())} now.`);
  } catch (failure) {
    announceProblem(failure);
  }
}
