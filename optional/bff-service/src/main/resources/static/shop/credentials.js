// With what the page calls the API while bff-service has its login: with a cookie that no script can read, and with the
// token against forged requests. In place of the module of the same name in the gateway.

import { problemOf } from "./http.js";
import { announce } from "./notices.js";
import { Problem } from "./problems.js";

const CSRF_TOKEN = /(?:^|; )__Host-souk-page-csrf=([^;]*)/;
const PLACE = "souk-shop-place";

export const API = "/bff/api";

let shown; // whom the page shows, with the token against forged requests of that login; null is nobody
let ending = false;

document.addEventListener("visibilitychange", check);
window.addEventListener("focus", check);
window.addEventListener("pageshow", check);

/** A login in another tab is that of this one, too, which would act as somebody whom it does not show. */
async function check() {
  if (document.hidden || ending || shown === undefined) {
    return;
  }
  const session = await stored().catch(() => shown);
  if (session !== null && session.email !== shown?.email && !ending) {
    location.reload();
  } else if (shown !== null) {
    shown.token = session?.token ?? csrfToken(); // of nobody: the next response says so
  }
}

async function stored() {
  const response = await fetch("/bff/session", { cache: "no-store" });
  if (response.status === 200) {
    return { email: (await response.json()).name, token: csrfToken() };
  }
  if (response.status === 204) {
    return null;
  }
  throw new Problem("unreachable");
}

function csrfToken() {
  return CSRF_TOKEN.exec(document.cookie)?.[1] ?? "";
}

/**
 * Does not return: the browser comes back with another page, which opens where this one was left. It may have kept this
 * page for whoever goes back: then nobody has logged in.
 */
export function logInElsewhere() {
  sessionStorage.setItem(PLACE, location.hash);
  location.assign("/bff/login/souk");
  return new Promise((_, reject) => {
    addEventListener("pageshow", () => {
      sessionStorage.removeItem(PLACE);
      reject(new Problem("login-cancelled"));
    }, { once: true });
  });
}

/** Each login and logout, in whichever tab, has a new token: one that is not the page's is of another login. */
export function credentials(token) {
  const present = csrfToken();
  if (token && token !== present) {
    check();
    throw new Problem("other-account");
  }
  return { "X-XSRF-TOKEN": present };
}

export async function restored() {
  if (location.search === "?login=failed") {
    announce("The login has failed. Try again.", true);
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
  shown = session;
}

/** A provider that is not the shop's has a page of its own that ends its login. */
export async function end(revoke, token) {
  ending = true;
  try {
    await endBoth(revoke, token);
  } finally {
    ending = false;
  }
}

async function endBoth(revoke, token) {
  const failure = await revoke().then(() => null, (problem) => problem);
  const response = await fetch("/bff/logout", { method: "POST", headers: credentials(token) }).catch(() => {
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
