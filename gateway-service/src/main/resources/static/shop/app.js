import { installCalls } from "./calls.js";
import { cartPage } from "./cart-page.js";
import { installCartCount } from "./cart-count.js";
import { loadCart } from "./cart.js";
import { Frame } from "./frame.js";
import { itemsPage } from "./items-page.js";
import { installLogin } from "./login.js";
import { showConnection } from "./notices.js";
import { orderPage } from "./order-page.js";
import { ordersPage } from "./orders-page.js";
import { Poller } from "./poller.js";
import { Problem } from "./problems.js";
import { installProtocolSwitch } from "./protocol-switch.js";
import { accountName, onSessionChange } from "./session.js";
import { walletPage } from "./wallet-page.js";

const ID = /^[0-9a-f-]{36}$/;
const CART_INTERVAL = 10_000;

const cartPoller = new Poller(refreshCart, CART_INTERVAL);
const frame = new Frame({
  product: "Souk",
  pages: { items: itemsPage, cart: cartPage, orders: ordersPage, wallet: walletPage },
  details: { orders: orderPage },
  isId: (id) => ID.test(id),
  controls: { cartChanged: () => cartPoller.now() },
  succeeded: () => showConnection(""),
  failed,
  shown: (isShown) => (isShown ? cartPoller.start() : cartPoller.stop()),
});

function failed(failure) {
  if (!(failure instanceof Problem)) {
    console.error(failure);
    showConnection("This page has made a mistake. Reload it.");
    return;
  }
  showConnection(failure.isTransient ? `${failure.message} This page tries again.` : failure.explanation);
}

/** The number beside the link; the cart is also changed by orders and in other windows. */
async function refreshCart(signal) {
  try {
    await loadCart(signal);
  } catch {
    // The number stays as it was; the page says what is not available.
  }
}

function readAgain() {
  cartPoller.now();
  frame.refresh();
}

let account = accountName(); // also after its logout

/** Whoever logs in sees nothing that was read for another account. */
function sessionChanged() {
  const before = account;
  account = accountName() || before;
  if (before === "" || account === before) {
    readAgain();
  } else {
    frame.reopen(); // which reads the cart again, too
  }
}

installLogin();
installCartCount();
installCalls();
installProtocolSwitch(readAgain);
onSessionChange(sessionChanged);
frame.start();
