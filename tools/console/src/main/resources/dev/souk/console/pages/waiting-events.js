import { get, send } from "./api.js";
import { confirmed } from "./confirm.js";
import { element, setAttribute, setText } from "./dom.js";
import { time } from "./format.js";
import { announce } from "./notices.js";
import { explainRefusal, session, signInPrompt, whenSignedIn } from "./session.js";
import { linkPart, notedPart, table } from "./table.js";

const DEAD_LETTER = "dead-letters";
const ACTIONS = {
  [DEAD_LETTER]: [
    { name: "replay", title: "Replay" },
    { name: "discard", title: "Discard", warning: "The record is deleted, and its effect will be missing." },
  ],
  "parked-events": [{ name: "release", title: "Release" }],
};

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
    async update(signal) {
      const answer = await whenSignedIn(() => get("/api/events", {}, signal));
      prompt.hidden = session.signedIn;
      events.node.hidden = answer === null;
      unavailable.hidden = answer === null || answer.unavailable.length === 0;
      if (answer !== null) {
        setText(unavailable, `Not available at the moment: ${answer.unavailable.join(", ")}.`);
        events.update(answer.events);
      }
    },
  };
}

function actionsPart({ service, kind, event }, refresh) {
  const buttons = ACTIONS[kind].map((action) => {
    const on = { click: () => perform(action, service, event).then(refresh) };
    const node = element("button", { type: "button", class: "button small", on }, action.title);
    setAttribute(node, "aria-label", `${action.title} ${event.id}`);
    return node;
  });
  return { node: element("div", { class: "buttons" }, buttons), update: () => {} };
}

async function perform(action, service, event) {
  if (action.warning && !(await confirmed(`${action.title} ${event.id}?`, action.warning, action.title, "Cancel"))) {
    return;
  }
  try {
    await send("POST", `/api/events/${service}/${event.id}/${action.name}`);
    announce(`${action.title} ${event.id}: accepted.`);
  } catch (failure) {
    await explainRefusal(failure);
  }
}
