// Who is logged in.

import { call } from "./api.js";
import { end, logInElsewhere, restored, store } from "./credentials.js";
import { Problem } from "./problems.js";

let current = await restored();
let askForLogin = () => Promise.resolve(false);
const listeners = [];

export function isLoggedIn() {
  return current !== null;
}

/** The e-mail address, or an empty text. */
export function accountName() {
  return current?.email ?? "";
}

export function accessToken() {
  return current?.token ?? null;
}

/** The function is called after each login and logout. */
export function onSessionChange(listener) {
  listeners.push(listener);
}

/** `ask(reason, email)` shows a form, and answers whether somebody has logged in. */
export function useLogin(ask) {
  askForLogin = ask;
}

export function openLogin(reason = "") {
  return askForLogin(reason);
}

/** Nobody is logged in if that is not wanted any more when the shop answers. */
export async function logIn(email, password, isWanted) {
  await logInElsewhere?.();
  const { body } = await call("POST", "/sessions", { body: { email, password } });
  if (isWanted()) {
    accept({ email: email.toLowerCase(), token: body.access_token }); // as the shop compares them
  }
}

/** Ends the sessions of the account on all devices; this one ends even if the shop does not answer. */
export async function logOut() {
  const token = accessToken();
  accept(null);
  await end(() => call("DELETE", "/sessions", { token }), token);
}

/** Reads what belongs to the account. If the session has ended, the page learns that nobody is logged in. */
export async function read(path, signal) {
  const token = accessToken();
  try {
    return await call("GET", path, { token, signal });
  } catch (failure) {
    if (failure instanceof Problem && failure.type === "unauthorized" && token === accessToken()) {
      accept(null);
    }
    throw failure;
  }
}

/** Changes something, and asks for a login first if there is none or if it has ended meanwhile. */
export async function change(method, path, options = {}) {
  if (!isLoggedIn()) {
    await requireLogin("Log in to continue.");
  }
  const email = accountName();
  const token = accessToken();
  try {
    return await call(method, path, { ...options, token });
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.type !== "unauthorized") {
      throw failure;
    }
    if (token === accessToken()) accept(null); // nobody has logged in since then
    await requireAccount(email);
    return call(method, path, { ...options, token: accessToken() });
  }
}

/** Asks for a login again if the session of the account has ended. */
export async function requireAccount(email) {
  if (!isLoggedIn()) {
    await requireLogin("Your session has ended. Log in again to continue.", email);
  }
  if (email !== "" && accountName() !== email) {
    throw new Problem("other-account");
  }
}

async function requireLogin(reason, email = "") {
  if (!(await askForLogin(reason, email))) {
    throw new Problem("login-cancelled");
  }
}

function accept(session) {
  current = session;
  store(session);
  listeners.forEach((listener) => listener());
}
