import { installCalls } from "./calls.js";
import { cartPage } from "./cart-page.js";
import { installCartCount } from "./cart-count.js";
import { loadCart } from "./cart.js";
import { element } from "./dom.js";
import { itemsPage } from "./items-page.js";
import { installLogin } from "./login.js";
import { announce, showConnection } from "./notices.js";
import { orderPage } from "./order-page.js";
import { ordersPage } from "./orders-page.js";
import { Poller } from "./poller.js";
import { Problem } from "./problems.js";
import { installProtocolSwitch } from "./protocol-switch.js";
import { onSessionChange } from "./session.js";
import { installThemeButton } from "./theme.js";
import { walletPage } from "./wallet-page.js";

// A page is made by a function of its route and of controls. It has a `title`, a `node`, an `interval` in milliseconds
// and `refresh(signal)`, which fails with a Problem. If it has `leave()`, this is called before the next page opens.
const PAGES = { items: itemsPage, cart: cartPage, orders: ordersPage, wallet: walletPage };
const DETAIL_PAGES = { orders: orderPage };
const ID = /^[0-9a-f-]{36}$/;
const CART_INTERVAL = 10_000;

const main = document.getElementById("main");
const cartPoller = new Poller(refreshCart, CART_INTERVAL);
let current = null;

function routeOf(hash) {
  const [name, id = ""] = hash.replace(/^#\/?/, "").split("/");
  const isKnown = Object.hasOwn(PAGES, name) && (id === "" || (Object.hasOwn(DETAIL_PAGES, name) && ID.test(id)));
  return isKnown ? { name, id } : null;
}

function navigate() {
  const route = routeOf(location.hash);
  if (route === null) {
    history.replaceState(null, "", "#/items");
    navigate();
    return;
  }
  leave();
  open(route);
}

function leave() {
  if (current !== null) {
    current.poller.stop();
    current.page.leave?.();
    announce("");
  }
}

function open(route) {
  const isFirst = current === null;
  const controls = { refresh: () => poller.now(), cartChanged: () => cartPoller.now() };
  const page = (route.id === "" ? PAGES : DETAIL_PAGES)[route.name](route, controls);
  const title = element("h1", { tabindex: "-1" }, page.title);
  const loading = element("p", { class: "empty" }, "Loading …");
  const poller = new Poller((signal) => refresh(page, loading, signal), page.interval);
  main.replaceChildren(title, loading, page.node);
  document.title = `${page.title} – Souk`;
  mark(route.name);
  if (!isFirst) {
    window.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }
  current = { page, poller };
  run();
}

/** Answers for how many milliseconds the shop has asked to wait. */
async function refresh(page, loading, signal) {
  try {
    await page.refresh(signal);
    showConnection("");
    loading.remove();
    return 0;
  } catch (failure) {
    if (!signal.aborted) {
      fail(failure);
      loading.remove();
    }
    return (failure.retryAfter ?? 0) * 1000;
  }
}

function fail(failure) {
  if (!(failure instanceof Problem)) {
    console.error(failure);
    showConnection("This page has made a mistake. Reload it.");
    return;
  }
  showConnection(failure.isTransient ? `${failure.message} This page tries again.` : failure.explanation);
}

function mark(name) {
  for (const link of document.querySelectorAll("a[data-page]")) {
    if (link.dataset.page === name) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/** The number beside the link; the cart is also changed by orders and in other windows. */
async function refreshCart(signal) {
  try {
    await loadCart(signal);
  } catch {
    // The number stays as it was; the page says what is not available.
  }
}

/** A page that nobody sees asks for nothing. */
function run() {
  for (const poller of [cartPoller, current.poller]) {
    if (document.hidden) {
      poller.stop();
    } else {
      poller.start();
    }
  }
}

function readAgain() {
  cartPoller.now();
  current.poller.now();
}

function start() {
  installThemeButton(document.getElementById("theme-button"));
  installLogin();
  document.getElementById("skip-link").addEventListener("click", (event) => {
    event.preventDefault(); // the part of the address after # is the page
    main.focus();
  });
  installCartCount();
  installCalls();
  installProtocolSwitch(readAgain);
  onSessionChange(readAgain);
  navigate();
  window.addEventListener("hashchange", navigate);
  document.addEventListener("visibilitychange", run);
}

start();
