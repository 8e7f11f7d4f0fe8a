import { request, smallButton } from "./actions.js";
import { get } from "./api.js";
import { element, setText } from "./dom.js";
import { time } from "./format.js";
import { signInPrompt, whenSignedIn } from "./session.js";
import { linkPart, table } from "./table.js";

const ACTIONS = {
  "dead-letters": [
    { title: "Replay", rest: "/replay" },
    { title: "Discard", method: "DELETE", rest: "", warning: "The record is deleted, and its effect will be missing." },
  ],
  "parked-events": [{ title: "Release", rest: "/release" }],
};

/** What the session or the gateway says to every list. */
const REFUSALS = [401, 403, 429];

/** The dead letters and the parked events of all services, with what an admin can do with them. */
export function waitingEvents(refresh) {
  const unavailable = element("p", { hidden: true });
  const events = table({
    label: "Events that wait for an admin",
    key: ({ event }) => event.id,
    empty: "No event waits for an admin.",
    columns: [
      { title: "Event", text: ({ event }) => event.type ?? "unknown type", note: ({ event }) => event.id },
      { title: "Waits in", text: ({ service }) => service, note: ({ kind }) => kind.replace("-", " ").slice(0, -1) },
      { title: "Topic", part: linkPart(({ event }) => `#/events/${event.topic}`, ({ event }) => event.topic) },
      { title: "Reason", text: ({ event }) => event.reason },
      { title: "Since", text: ({ event }) => time(event.failed_at ?? event.parked_at) },
      { title: "Action", part: (item) => ({ node: actions(item, refresh) }) },
    ],
  });
  const list = element("div", { class: "admin-only" }, unavailable, events.node);
  return {
    node: element("div", signInPrompt("Only admins of the shop can see the events that wait."), list),
    async update(services, signal) {
      const response = await whenSignedIn(() => eventsOf(services, signal));
      if (response !== null) {
        unavailable.hidden = response.unavailable.length === 0;
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

function actions({ service, kind, event }, refresh) {
  const path = `/api/admin/${service}/${kind}/${event.id}`;
  const buttons = ACTIONS[kind].map((action) =>
    smallButton(action, event.id, () => request(action, path + action.rest, event.id).then(refresh)));
  return element("div", { class: "buttons" }, buttons);
}
