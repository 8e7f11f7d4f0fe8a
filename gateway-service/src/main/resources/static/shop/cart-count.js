import { onCartChange, pieceCount } from "./cart.js";
import { setAttribute, setText } from "./dom.js";
import { pieces } from "./format.js";

const count = document.getElementById("cart-count");

/** Shows the number of pieces in the cart beside the link to it. */
export function installCartCount() {
  onCartChange(() => {
    const number = pieceCount();
    setText(count, number);
    count.hidden = number === 0;
    setAttribute(count.closest("a"), "aria-label", number === 0 ? null : `Cart, ${pieces(number)}`);
  });
}
