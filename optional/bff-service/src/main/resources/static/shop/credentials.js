// With what the page calls the API while bff-service has its login: with a cookie that no script can read, and with the
// token against forged requests. In place of the module of the same name in the gateway.

import { problemOf } from "./http.js";
import { announce } from "./notices.js";
import { Problem } from "./problems.js";

const CSRF_TOKEN = /(?:^|; )__Host-souk-page-csrf=([^;]*)/;
const PLACE = "souk-shop-place";

export const API = "/bff/api";

let shown = null; // whose name the page shows

// A login in another tab is that of this one, too, which would act as somebody whom it does not show.
document.addEventListener("visibilitychange", async () => {
  const session = document.hidden || shown === null ? null : await stored().catch(() => null);
  if (session !== null && session.email !== shown) {
    location.reload();
  }
});

async function stored() {
  const response = await fetch("/bff/session", { cache: "no-store" });
  return response.status === 200 ? { email: (await response.json()).name, token: "in the session" } : null;
}

/** Does not return: the browser comes back with another page, which opens where this one was left. */
export function logInElsewhere() {
  sessionStorage.setItem(PLACE, location.hash);
  location.assign("/bff/login/souk");
  return new Promise(() => {});
}

export function credentials() {
  return { "X-XSRF-TOKEN": CSRF_TOKEN.exec(document.cookie)?.[1] ?? "" };
}

export async function restored() {
  if (location.search === "?login=failed") {
    announce("The login has failed. Try again.");
  }
  const place = sessionStorage.getItem(PLACE);
  if (place !== null) {
    sessionStorage.removeItem(PLACE);
    history.replaceState(null, "", `/${place}`);
  }
  const session = await stored().catch(() => null); // what is read next says that the shop cannot be reached
  store(session);
  return session;
}

/** The session itself is kept by bff-service. */
export function store(session) {
  shown = session?.email ?? null;
}

/** A provider that is not the shop's has a page of its own that ends its login. */
export async function end(revoke) {
  const failure = await revoke().then(() => null, (problem) => problem);
  const response = await fetch("/bff/logout", { method: "POST", headers: credentials() }).catch(() => {
    throw new Problem("unreachable");
  });
  if (!response.ok) {
    throw problemOf(response, await response.json().catch(() => null));
  }
  if (failure?.type === "login-elsewhere") {
    location.assign(response.headers.get("Location"));
  } else if (failure !== null) {
    throw failure;
  }
}
