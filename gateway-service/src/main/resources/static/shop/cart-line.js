import { removeFromCart, setQuantity } from "./cart.js";
import { actionButton, element, setAttribute, setText } from "./dom.js";
import { money } from "./format.js";
import { announce } from "./notices.js";
import { announceProblem } from "./problems.js";
import { quantityField } from "./quantity.js";
import { tile } from "./tile.js";

/** An item in the cart, whose quantity can be changed. */
export function cartLine({ item_id: id }) {
  const name = element("h2");
  const price = element("span", { class: "quiet" });
  const sum = element("span", { class: "price" });
  const warning = element("p", { class: "warning" });
  let current = null;
  const quantity = quantityField((wanted) => attempt(() => setQuantity(current.item_id, wanted)));
  const remove = actionButton("Remove", async () => {
    await attempt(() => removeFromCart(current.item_id), `${current.name} is no longer in your cart.`);
    if ([remove, document.body].includes(document.activeElement)) { // the button may be gone
      document.querySelector("h1").focus({ preventScroll: true });
    }
  }, { class: "link" });
  return {
    node: element("li", { class: "line" }, tile(id), element("div", { class: "what" }, name, price), quantity.node, sum,
      remove, warning),
    update(line) {
      current = line;
      setText(name, line.name);
      setText(price, `${money(line.price_cents)} each`);
      setText(sum, money(line.price_cents * line.quantity));
      setText(warning, shortage(line));
      setAttribute(remove, "aria-label", `Remove ${line.name}`);
      quantity.update(line.quantity, line.name);
    },
  };
}

/** Why the line cannot be ordered; an empty text if it can. */
export function shortage({ available, quantity }) {
  if (available >= quantity) {
    return "";
  }
  return available <= 0
    ? "Out of stock. Remove it to check out."
    : `Only ${available} in stock. Take fewer to check out.`;
}

async function attempt(task, success = "") {
  try {
    await task();
    announce(success);
  } catch (failure) {
    announceProblem(failure);
  }
}
