import { get, send, useCsrfToken } from "./api.js";
import { actionButton, element, setText } from "./dom.js";
import { announce } from "./notices.js";

const byId = (id) => document.getElementById(id);
const dialog = byId("sign-in");
const email = byId("sign-in-email");
const password = byId("sign-in-password");
const problem = byId("sign-in-problem");
const button = byId("session-button");
const account = byId("session-email");

let listener = () => {};

export const session = { signedIn: false };

/** Connects the elements of the page. The listener is called whenever somebody has signed in or out. */
export function installSession(changed) {
  listener = changed;
  button.addEventListener("click", () => (session.signedIn ? signOut() : openSignIn()));
  byId("sign-in-cancel").addEventListener("click", () => dialog.close());
  byId("sign-in-form").addEventListener("submit", (event) => {
    event.preventDefault();
    signIn();
  });
  dialog.addEventListener("close", () => {
    password.value = "";
  });
  if (location.search === "?login=failed") {
    announce("The provider did not log in an admin of the shop.", true);
    history.replaceState(null, "", location.pathname + location.hash);
  }
}

/** Asks the server who is signed in. */
export async function loadSession(signal) {
  accept(await get("/api/session", {}, signal));
}

export function openSignIn() {
  setText(problem, "");
  dialog.showModal(); // nothing if it is open
}

/** The server has forgotten the session. */
function endSession() {
  accept({ signed_in: false });
}

/** The response of the task, or null if nobody is signed in. */
export async function whenSignedIn(task) {
  if (!session.signedIn) {
    return null;
  }
  try {
    return await task();
  } catch (failure) {
    if (failure.status === 401) {
      endSession();
      return null;
    }
    throw failure;
  }
}

/** Says why a change was refused; whoever is no longer signed in is asked to sign in. */
export async function explainRefusal(failure) {
  announce(failure.message, true);
  if (failure.status === 401) {
    endSession();
    openSignIn();
  } else if (failure.status === 403) {
    await loadSession().catch(() => {}); // the next attempt has the present token
  }
}

/** A sentence that says why one has to sign in, with the button; whoever is signed in does not see it. */
export function signInPrompt(sentence) {
  const open = actionButton("Sign in", openSignIn, { class: "button primary" });
  return element("div", { class: "prompt" }, element("p", sentence), open);
}

async function signIn() {
  setText(problem, "");
  try {
    accept(await send("POST", "/api/session", { email: email.value, password: password.value }));
  } catch (failure) {
    setText(problem, failure.message);
    return;
  }
  dialog.close();
  button.focus(); // what opened the dialog may disappear
}

async function signOut() {
  try {
    await send("DELETE", "/api/session");
  } catch (failure) {
    if (failure.status !== 401) {
      announce(failure.message, true);
      await loadSession().catch(() => {}); // the reason is already shown
      return;
    }
  }
  endSession();
}

function accept(state) {
  const changed = session.signedIn !== state.signed_in;
  session.signedIn = state.signed_in;
  document.documentElement.toggleAttribute("data-signed-in", state.signed_in);
  useCsrfToken(state.csrf_token ?? null);
  setText(button, state.signed_in ? "Sign out" : "Sign in");
  setText(account, state.email ?? "");
  account.hidden = !state.signed_in;
  if (!state.signed_in && "provider" in state) {
    byId("sign-in-provider").hidden = !state.provider;
  }
  if (changed) {
    listener();
  }
}
