// With what the page calls the API while bff-service has its login: with a cookie that no script can read, and with the
// token against forged requests. In place of the module of the same name in the gateway.

import { problemOf } from "./http.js";
import { announce } from "./notices.js";
import { Problem } from "./problems.js";

const CSRF_TOKEN = /(?:^|; )__Host-souk-page-csrf=([^;]*)/;
const PLACE = "souk-shop-place";

export const API = "/bff/api";

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
  try {
    const response = await fetch("/bff/session", { cache: "no-store" });
    return response.status === 200 ? { email: (await response.json()).name, token: "in the session" } : null;
  } catch {
    return null; // what is read next says that the shop cannot be reached
  }
}

export function store() {
  // the session is kept by bff-service
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
