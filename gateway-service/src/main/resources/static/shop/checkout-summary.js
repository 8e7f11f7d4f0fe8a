import { shortage } from "./cart-line.js";
import { checkOut } from "./checkout.js";
import { actionButton, element, setText } from "./dom.js";
import { money } from "./format.js";
import { announce } from "./notices.js";
import { announceProblem } from "./problems.js";

/** The total of the cart beside the wallet, and the button that orders it. */
export function checkoutSummary() {
  const total = element("dd", { class: "price", id: "cart-total" });
  const wallet = element("dd", { id: "cart-balance" });
  const note = element("p", { class: "warning", id: "checkout-note", role: "status" });
  const button = actionButton("Check out", order, { class: "button primary large", id: "checkout",
    "aria-describedby": "checkout-note" });
  return {
    node: element("section", { class: "summary", "aria-label": "Checkout" },
      element("dl", element("div", element("dt", "Total"), total),
        element("div", element("dt", "In your wallet"), wallet)),
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
      button.disabled = isShort;
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
    if (location.hash === "#/cart") {
      announce("");
      location.hash = `#/orders/${placed.id}`;
    } else {
      announce("Your order is placed: your orders show it.");
    }
  } catch (failure) {
    announceProblem(failure);
  }
}
