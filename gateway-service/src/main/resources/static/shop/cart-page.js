import { cart, loadCart, onCartChange, removeFromCart, setQuantity } from "./cart.js";
import { checkOut } from "./checkout.js";
import { actionButton, element, setAttribute, setText } from "./dom.js";
import { money } from "./format.js";
import { keyed } from "./keyed.js";
import { loginPrompt } from "./login.js";
import { announce, announceProblem } from "./notices.js";
import { quantityField } from "./quantity.js";
import { isLoggedIn, read } from "./session.js";
import { staleBanner } from "./stale-banner.js";
import { tile } from "./tile.js";

/** What is in the cart, and the checkout. */
export function cartPage() {
  const prompt = loginPrompt("Log in to see your cart.");
  const stale = staleBanner("The cart cannot be changed or ordered at the moment.");
  const empty = element("p", { class: "empty", hidden: true }, "Your cart is empty. ",
    element("a", { href: "#/items" }, "See the items"));
  const lines = element("ul", { class: "lines", "aria-label": "Your cart" });
  const summary = checkoutSummary();
  const content = element("div", { class: "columns", hidden: true }, lines, summary.node);
  const page = element("div", {}, prompt, stale.node, empty, content);
  let balance = null;

  function render() {
    const view = isLoggedIn() ? cart.view : null;
    prompt.hidden = isLoggedIn();
    empty.hidden = view === null || view.lines.length > 0;
    content.hidden = view === null || view.lines.length === 0;
    stale.update(view?.stale === true, cart.age);
    if (view !== null) {
      keyed(lines, view.lines, (line) => line.item_id, cartLine);
      summary.update(view, balance);
    }
  }

  const leave = onCartChange(render);
  return {
    title: "Cart",
    interval: 5000,
    node: page,
    async refresh(signal) {
      if (isLoggedIn()) {
        const [wallet] = await Promise.all([read("/wallet", signal), loadCart(signal)]);
        balance = wallet.body.balance_cents;
      }
      render();
    },
    leave,
  };
}

function cartLine({ item_id: id }) {
  const name = element("h2");
  const price = element("span", { class: "quiet" });
  const sum = element("span", { class: "price" });
  const warning = element("p", { class: "warning" });
  let current = null;
  const quantity = quantityField((wanted) => attempt(() => setQuantity(current.item_id, wanted)));
  const remove = actionButton("Remove", async () => {
    await attempt(() => removeFromCart(current.item_id), `${current.name} is no longer in your cart.`);
    document.querySelector("h1").focus({ preventScroll: true }); // the button may be gone
  }, { class: "link" });
  return {
    node: element("li", { class: "line" }, tile(id), element("div", { class: "what" }, name, price), quantity.node, sum, remove,
      warning),
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

function shortage({ available, quantity }) {
  if (available >= quantity) {
    return "";
  }
  return available <= 0 ? "Out of stock. Remove it to check out." : `Only ${available} in stock. Take fewer to check out.`;
}

function checkoutSummary() {
  const total = element("dd", { class: "price", id: "cart-total" });
  const wallet = element("dd", { id: "cart-balance" });
  const note = element("p", { class: "warning", id: "checkout-note", role: "status" });
  const button = actionButton("Check out", order, { class: "button primary large", id: "checkout",
    "aria-describedby": "checkout-note" });
  return {
    node: element("section", { class: "summary", "aria-label": "Checkout" },
      element("dl", {}, element("div", {}, element("dt", {}, "Total"), total),
        element("div", {}, element("dt", {}, "In your wallet"), wallet)),
      note, button, element("p", { class: "quiet" }, "The order is paid from your wallet.")),
    update(view, balance) {
      const isShort = view.lines.some((line) => shortage(line) !== "");
      const missing = balance === null ? 0 : view.total_cents - balance;
      setText(total, money(view.total_cents));
      setText(wallet, balance === null ? "…" : money(balance));
      const text = `${isShort} ${missing}`;
      if (note.dataset.shown !== text) {
        note.dataset.shown = text; // the screen reader hears it again only if it is different
        note.replaceChildren(...noteOf(isShort, missing));
      }
      button.disabled = isShort && !view.stale;
    },
  };
}

function noteOf(isShort, missing) {
  if (isShort) {
    return ["There is not enough stock for this cart."];
  }
  return missing > 0
    ? [`Your wallet has ${money(missing)} too little: the order would be cancelled. `,
      element("a", { href: "#/wallet" }, "Deposit money")]
    : [];
}

async function order() {
  try {
    const placed = await checkOut();
    announce("");
    location.hash = `#/orders/${placed.id}`;
  } catch (failure) {
    announceProblem(failure);
  }
}

async function attempt(task, success = "") {
  try {
    await task();
    announce(success);
  } catch (failure) {
    announceProblem(failure);
  }
}
