import { ApiError } from "./api.js";
import { element, setAttribute } from "./dom.js";
import { eventsPage } from "./events.js";
import { logsPage } from "./logs.js";
import { announce, showConnection } from "./notices.js";
import { orderPage } from "./order.js";
import { ordersPage } from "./orders.js";
import { Poller } from "./poller.js";
import { installSession, loadSession } from "./session.js";
import { systemPage } from "./system.js";
import { installThemeButton } from "./theme.js";
import { topicPage } from "./topic.js";
import { tracePage } from "./trace.js";
import { tourPage } from "./tour.js";
import { tracesPage } from "./traces.js";

// A page is made by a function of its route and of controls, which refresh and pause it. It has a `title`, a `node`, an
// `interval` in milliseconds and `refresh(signal)`, which fails with an ApiError. If it has `moved(route)`, this is
// called when only the parameters of its address have changed, and the page is not made anew.
const PAGES = {
  system: systemPage,
  orders: ordersPage,
  events: eventsPage,
  traces: tracesPage,
  logs: logsPage,
  tour: tourPage,
};
const DETAIL_PAGES = { orders: orderPage, events: topicPage, traces: tracePage };

const main = document.getElementById("main");
let current = null;

function routeOf(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split("?");
  const [name, id = ""] = path.split("/");
  return { name, id, parameters: new URLSearchParams(query ?? "") };
}

function navigate() {
  const route = routeOf(location.hash);
  if (!Object.hasOwn(PAGES, route.name)) {
    history.replaceState(null, "", "#/system");
    navigate();
    return;
  }
  if (current?.route.name === route.name && current.route.id === route.id && current.page.moved) {
    current.page.moved(route);
    return;
  }
  leave();
  open(route);
}

function leave() {
  if (current !== null) {
    current.poller.stop();
    announce("");
  }
}

function open(route) {
  const isFirst = current === null;
  const controls = {
    refresh: () => poller.now(),
    pause: (paused) => {
      current.paused = paused;
      run();
    },
  };
  const factory = route.id !== "" && Object.hasOwn(DETAIL_PAGES, route.name) ? DETAIL_PAGES : PAGES;
  const page = factory[route.name](route, controls);
  const title = element("h1", { tabindex: "-1" }, page.title);
  const loading = element("p", { class: "empty" }, "Loading …");
  const poller = new Poller((signal) => refresh(page, loading, signal), page.interval);
  main.replaceChildren(title, loading, page.node);
  main.setAttribute("aria-busy", "true");
  document.title = `${page.title} – Souk console`;
  mark(route.name);
  if (!isFirst) {
    window.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }
  current = { route, page, poller, paused: false };
  run();
}

async function refresh(page, loading, signal) {
  try {
    await page.refresh(signal);
    succeed();
    loaded(loading);
  } catch (failure) {
    if (!signal.aborted) {
      fail(failure);
      loaded(loading);
    }
  }
}

function loaded(loading) {
  if (loading.isConnected) {
    loading.remove();
    main.removeAttribute("aria-busy");
  }
}

function succeed() {
  const wasUnreachable = main.classList.contains("stale");
  main.classList.remove("stale");
  showConnection("");
  if (wasUnreachable) {
    loadSession().catch(() => {}); // a console that was restarted knows no session
  }
}

function fail(failure) {
  if (!(failure instanceof ApiError)) {
    console.error(failure);
    showConnection(`This page cannot show the answer: ${failure.message}`);
    return;
  }
  const isTransient = failure.status === 0 || failure.status >= 500;
  main.classList.toggle("stale", isTransient);
  showConnection(isTransient ? `${failure.message} This page is not up to date; it tries again.` : failure.message);
}

function mark(name) {
  for (const link of document.querySelectorAll("a[data-page]")) {
    setAttribute(link, "aria-current", link.dataset.page === name ? "page" : null);
  }
}

/** A page that nobody sees or that is paused asks for nothing. */
function run() {
  if (document.hidden || current.paused) {
    current.poller.stop();
  } else {
    current.poller.start();
  }
}

async function start() {
  installThemeButton(document.getElementById("theme-button"));
  installSession(() => current?.poller.now());
  document.getElementById("skip-link").addEventListener("click", (event) => {
    event.preventDefault(); // the part of the address after # is the page
    main.focus();
  });
  await loadSession().catch(() => {}); // the first page says that the console cannot be reached
  navigate();
  window.addEventListener("hashchange", navigate);
  document.addEventListener("visibilitychange", run);
}

start();
