import { get, send } from "./api.js";
import { confirmed } from "./confirm.js";
import { element, setAttribute, setText } from "./dom.js";
import { time } from "./format.js";
import { announce } from "./notices.js";
import { explainRefusal, session, signInPrompt, whenSignedIn } from "./session.js";
import { linkPart, notedPart, table } from "./table.js";

const ACTIONS = {
  "dead-letters": [
    { title: "Replay", method: "POST", rest: "/replay" },
    { title: "Discard", method: "DELETE", rest: "", warning: "The record is deleted, and its effect will be missing." },
  ],
  "parked-events": [{ title: "Release", method: "POST", rest: "/release" }],
};

/** What the session or the gateway says to every list. */
const REFUSALS = [401, 403, 429];

/** The dead letters and the parked events of all services, with what an admin can do with them. */
export function waitingEvents(refresh) {
  const prompt = signInPrompt("Only admins of the shop can see the events that wait.");
  const unavailable = element("p", { hidden: true });
  const events = table({
    label: "Events that wait for an admin",
    key: ({ event }) => event.id,
    empty: "No event waits for an admin.",
    columns: [
      { title: "Event", part: notedPart(({ event }) => event.type ?? "unknown type", ({ event }) => event.id) },
      { title: "Waits in", part: notedPart(({ service }) => service, ({ kind }) => kind.replace("-", " ").slice(0, -1)) },
      { title: "Topic", part: linkPart(({ event }) => `#/events/${event.topic}`, ({ event }) => event.topic) },
      { title: "Reason", text: ({ event }) => event.reason },
      { title: "Since", text: ({ event }) => time(event.failed_at ?? event.parked_at) },
      { title: "Action", part: (item) => actionsPart(item, refresh) },
    ],
  });
  return {
    node: element("div", {}, prompt, unavailable, events.node),
    async update(services, signal) {
      const response = await whenSignedIn(() => eventsOf(services, signal));
      prompt.hidden = session.signedIn;
      events.node.hidden = response === null;
      unavailable.hidden = response === null || response.unavailable.length === 0;
      if (response !== null) {
        setText(unavailable, `Not available at the moment: ${response.unavailable.join(", ")}.`);
        events.update(response.events);
      }
    },
  };
}

/** All lists at once; a service that does not answer hides no event of the others. */
async function eventsOf(services, signal) {
  const lists = services.flatMap((service) => Object.keys(ACTIONS).map((kind) => ({ service, kind })));
  const read = ({ service, kind }) => get(`/api/admin/${service}/${kind}`, { limit: 50 }, signal);
  const responses = await Promise.allSettled(lists.map(read));
  signal.throwIfAborted();
  const refused = responses.find((response) => REFUSALS.includes(response.reason?.status));
  if (refused !== undefined) {
    throw refused.reason;
  }
  const missing = lists.filter((_, index) => responses[index].status === "rejected");
  return {
    events: responses.flatMap(({ value }, index) => (value?.items ?? []).map((event) => ({ ...lists[index], event }))),
    unavailable: [...new Set(missing.map((list) => list.service))],
  };
}

function actionsPart({ service, kind, event }, refresh) {
  const buttons = ACTIONS[kind].map((action) => {
    const on = { click: () => perform(action, `/api/admin/${service}/${kind}/${event.id}`, event).then(refresh) };
    const node = element("button", { type: "button", class: "button small", on }, action.title);
    setAttribute(node, "aria-label", `${action.title} ${event.id}`);
    return node;
  });
  return { node: element("div", { class: "buttons" }, buttons), update: () => {} };
}

async function perform(action, path, event) {
  if (action.warning && !(await confirmed(`${action.title} ${event.id}?`, action.warning, action.title, "Cancel"))) {
    return;
  }
  try {
    await send(action.method, path + action.rest);
    announce(`${action.title} ${event.id}: accepted.`);
  } catch (failure) {
    await explainRefusal(failure);
  }
}
