// With what the page calls the API, and where it keeps that: a token, for this tab only, gone when it is closed. The part
// `bff` has another module in this place, with which no token is in the browser.

const STORE = "souk-shop-session";

/** What the paths of the API begin with. */
export const API = "";

/** Leaves the page for a login at the provider; null where the page has the form for it. */
export const logInElsewhere = null;

export function credentials(token) {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** `{ email, token }` of who is logged in, or null. */
export async function restored() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORE));
    return typeof stored?.token === "string" && typeof stored?.email === "string" ? stored : null;
  } catch {
    return null; // the browser forbids storage, or something else has written there
  }
}

export function store(session) {
  try {
    if (session === null) {
      sessionStorage.removeItem(STORE);
    } else {
      sessionStorage.setItem(STORE, JSON.stringify(session));
    }
  } catch {
    // The session lasts until the page is left.
  }
}

/** Ends the login; `revoke` ends those of the account on all devices. */
export async function end(revoke) {
  await revoke();
}
