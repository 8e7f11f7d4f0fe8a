// What surrounds the pages: the part of the address after # names one of them, which is made anew, and then refreshed.

import { element, setAttribute } from "./dom.js";
import { announce } from "./notices.js";
import { Poller } from "./poller.js";
import { installThemeButton } from "./theme.js";

const main = document.getElementById("main");

/**
 * A page is made by a function of its route and of `controls`, which refresh and pause it. It has a `title`, a `node`, an
 * `interval` in milliseconds and `refresh(signal)`. If it has `leave()`, this is called before the next page opens; if it
 * has `moved(route)`, this is called when only the parameters of its address have changed, and it is not made anew.
 */
export class Frame {
  #options;
  #current = null;

  /**
   * `pages` by name, the first one for an unknown address, and `details` by the same names for addresses with an id.
   * `succeeded` and `failed` are told how a refresh has ended, `shown` whether somebody sees the page.
   */
  constructor({ isId = () => true, controls = {}, shown = () => {}, ...options }) {
    this.#options = { isId, controls, shown, ...options };
  }

  start() {
    installThemeButton(document.getElementById("theme-button"));
    document.getElementById("skip-link").addEventListener("click", (event) => {
      event.preventDefault(); // the part of the address after # is the page
      main.focus();
    });
    this.#navigate();
    window.addEventListener("hashchange", () => this.#navigate());
    document.addEventListener("visibilitychange", () => this.#run());
  }

  /** Reads the page again at once. */
  refresh() {
    this.#current?.poller.now();
  }

  #routeOf(hash) {
    const [path, query] = hash.replace(/^#\/?/, "").split("?");
    const [name, id = ""] = path.split("/");
    const { pages, details, isId } = this.#options;
    const isKnown = Object.hasOwn(pages, name) && (id === "" || (Object.hasOwn(details, name) && isId(id)));
    return isKnown ? { name, id, parameters: new URLSearchParams(query ?? "") } : null;
  }

  #navigate() {
    const route = this.#routeOf(location.hash);
    if (route === null) {
      history.replaceState(null, "", `#/${Object.keys(this.#options.pages)[0]}`);
      this.#navigate();
      return;
    }
    const before = this.#current;
    if (before?.page.moved && before.route.name === route.name && before.route.id === route.id) {
      before.page.moved(route);
      return;
    }
    this.#open(route);
  }

  /** Makes the page anew, without anything that it has read. */
  reopen() {
    this.#open(this.#current.route);
  }

  #open(route) {
    const before = this.#current;
    if (before !== null) {
      before.poller.stop();
      before.page.leave?.();
      announce("");
    }
    const { product, pages, details, controls } = this.#options;
    const pause = (paused) => {
      this.#current.paused = paused;
      this.#run();
    };
    const make = (route.id === "" ? pages : details)[route.name];
    const page = make(route, { refresh: () => this.refresh(), pause, ...controls });
    const title = element("h1", { tabindex: "-1" }, page.title);
    const loading = element("p", { class: "empty" }, "Loading …");
    const poller = new Poller((signal) => this.#read(page, loading, signal), page.interval);
    main.replaceChildren(title, loading, page.node);
    setAttribute(main, "aria-busy", "true");
    document.title = `${page.title} – ${product}`;
    for (const link of document.querySelectorAll("a[data-page]")) {
      setAttribute(link, "aria-current", link.dataset.page === route.name ? "page" : null);
    }
    if (before !== null) {
      window.scrollTo(0, 0);
      title.focus({ preventScroll: true });
    }
    this.#current = { route, page, poller, paused: false };
    this.#run();
  }

  /** Answers for how many milliseconds the server has asked to wait. */
  async #read(page, loading, signal) {
    let wait = 0;
    try {
      await page.refresh(signal);
      this.#options.succeeded();
    } catch (failure) {
      if (signal.aborted) {
        return 0;
      }
      this.#options.failed(failure);
      wait = (failure.retryAfter ?? 0) * 1000;
    }
    if (loading.isConnected) {
      loading.remove();
      setAttribute(main, "aria-busy", null);
    }
    return wait;
  }

  /** A page that nobody sees or that is paused asks for nothing. */
  #run() {
    this.#options.shown(!document.hidden);
    if (document.hidden || this.#current.paused) {
      this.#current.poller.stop();
    } else {
      this.#current.poller.start();
    }
  }
}
