import { cartLine } from "./cart-line.js";
import { cart, loadCart, onCartChange } from "./cart.js";
import { checkoutSummary } from "./checkout-summary.js";
import { element } from "./dom.js";
import { keyed } from "./keyed.js";
import { loginPrompt } from "./login.js";
import { isLoggedIn, read } from "./session.js";

/** What is in the cart, and the checkout. */
export function cartPage() {
  const prompt = loginPrompt("Log in to see your cart.");
  const empty = element("p", { class: "empty", hidden: true }, "Your cart is empty. ",
    element("a", { href: "#/items" }, "See the items"));
  const lines = element("ul", { class: "lines", "aria-label": "Your cart" });
  const summary = checkoutSummary();
  const content = element("div", { class: "columns", hidden: true }, lines, summary.node);
  const page = element("div", prompt, empty, content);
  let balance = null;

  function render() {
    const view = isLoggedIn() ? cart.view : null;
    prompt.hidden = isLoggedIn();
    empty.hidden = view === null || view.lines.length > 0;
    content.hidden = view === null || view.lines.length === 0;
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
      render(); // what is known, in case that the shop has no response
      if (isLoggedIn()) {
        const [wallet] = await Promise.all([read("/wallet", signal), loadCart(signal)]);
        balance = wallet.body.balance_cents;
      }
      render();
    },
    leave,
  };
}
