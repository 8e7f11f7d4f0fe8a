// The dialog in which people log in or register.

import { call } from "./api.js";
import { logInElsewhere } from "./credentials.js";
import { busy, element, setText } from "./dom.js";
import { announce } from "./notices.js";
import { newKey } from "./idempotency.js";
import { Problem } from "./problems.js";
import { accountName, isLoggedIn, logIn, logOut, onSessionChange, openLogin, useLogin } from "./session.js";

const byId = (id) => document.getElementById(id);
const dialog = byId("login");
const name = byId("login-name");
const email = byId("login-email");
const password = byId("login-password");
const problem = byId("login-problem");
const submit = byId("login-submit");

const HINT = "At least 15 characters of any kind, for example a few words. Not your name or a common password.";

let registering = false;
let registration = { form: "", key: "" };
let attempts = 0;

export function installLogin() {
  useLogin(ask);
  byId("login-form").addEventListener("submit", (event) => {
    event.preventDefault();
    busy(submit, enter);
  });
  byId("login-cancel").addEventListener("click", () => dialog.close());
  byId("login-switch").addEventListener("click", () => {
    showMode(!registering);
    (registering ? name : email).focus();
  });
  dialog.addEventListener("close", () => {
    attempts++; // the one that runs is not wanted any more
    password.value = "";
  });
  byId("session-button").addEventListener("click", () => (isLoggedIn() ? leave() : openLogin()));
  onSessionChange(showAccount);
  showAccount();
}

/** A sentence that says why one has to log in, with the button. */
export function loginPrompt(sentence) {
  const open = element("button", { type: "button", class: "button primary", on: { click: () => openLogin() } }, "Log in");
  return element("div", { class: "prompt", hidden: true }, element("p", sentence), open);
}

function ask(reason, knownEmail = "") {
  email.value ||= knownEmail;
  setText(byId("login-reason"), reason);
  showMode(false);
  if (!dialog.open) {
    dialog.showModal();
    email.focus();
  }
  return new Promise((resolve) => { // one of several, if the dialog is open already
    dialog.addEventListener("close", () => resolve(isLoggedIn()), { once: true });
  });
}

function showMode(isNew) {
  registering = isNew;
  setText(byId("login-title"), isNew ? "Register" : "Log in");
  setText(submit, isNew ? "Register" : "Log in");
  setText(byId("login-question"), isNew ? "You have an account?" : "New here?");
  setText(byId("login-switch"), isNew ? "Log in" : "Register");
  setText(byId("login-hint"), isNew ? HINT : "");
  setText(problem, "");
  byId("login-name-field").hidden = !isNew;
  name.required = isNew;
  for (const field of [email, password]) {
    field.required = isNew || logInElsewhere === null;
    field.closest(".field").hidden = !field.required;
  }
  password.autocomplete = isNew ? "new-password" : "current-password";
  password.minLength = isNew ? 15 : 0;
}

async function enter() {
  setText(problem, "");
  const entered = { name: name.value, email: email.value, password: password.value };
  const attempt = attempts;
  const isWanted = () => attempt === attempts;
  try {
    if (registering) {
      await register(entered);
      if (!isWanted()) {
        announce("Your account was created. Log in to use it.");
        return;
      }
      showMode(false); // if only the login fails, it is the login that is repeated
    }
    await logIn(entered.email, entered.password, isWanted);
  } catch (failure) {
    showProblem(failure);
    return;
  }
  if (!isWanted()) {
    return;
  }
  dialog.close();
  if (document.activeElement?.closest(".prompt")) {
    document.querySelector("h1").focus({ preventScroll: true }); // the prompt disappears
  }
  announce(`You are logged in as ${accountName()}.`);
}

/** If the response is lost and the same form is sent again, it has the same key, and is no second registration. */
async function register(body) {
  const form = JSON.stringify(body);
  registration = registration.form === form ? registration : { form, key: newKey() };
  await call("POST", "/users", { body, key: registration.key });
}

function showProblem(failure) {
  if (!(failure instanceof Problem)) {
    throw failure;
  }
  const wait = failure.type === "too-many-requests" && failure.retryAfter !== null;
  setText(problem, wait ? `Too many attempts. Try again in ${failure.retryAfter} s.` : failure.explanation);
}

async function leave() {
  try {
    await logOut();
    announce("You are logged out, on all devices.");
  } catch (failure) {
    const hadEnded = failure instanceof Problem && failure.type === "unauthorized";
    announce(hadEnded ? "You are logged out." : "You are logged out here, but perhaps not on other devices.", !hadEnded);
  }
}

function showAccount() {
  setText(byId("session-button"), isLoggedIn() ? "Log out" : "Log in");
  setText(byId("session-email"), accountName());
  byId("session-email").hidden = !isLoggedIn();
}
