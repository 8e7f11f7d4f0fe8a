import { badge } from "./badge.js";
import { element, setAttribute, setText } from "./dom.js";
import { time } from "./format.js";

const KINDS = { state: "State", sent: "Sent", received: "Received" };

const MEANINGS = {
  acknowledged: "the broker has stored it",
  waiting: "it waits in the outbox",
  parked: "the broker rejects it permanently",
  applied: "it changed the state",
  noted: "the first of two responses, or a late one during a cancellation",
  ignored: "it had no effect",
  unexpected: "it had no effect",
};
const ALARMING = ["parked", "unexpected"];

/** An entry in the timeline of an order. Its detail may change: an event that waits is acknowledged later. */
export function timelineEntry({ at, kind, what, sequence, event_id: id }) {
  const text = (sequence ?? null) === null ? what : `${what}, sequence number ${sequence}`;
  const title = kind === "state" ? badge(what) : element("span", text);
  const detail = element("span", { class: "note" });
  const event = id ? element("span", { class: "note" }, `event ${id}`) : null;
  return {
    node: element(
      "li",
      { "data-kind": kind },
      element("time", { datetime: at }, time(at)),
      element("span", { class: "kind" }, KINDS[kind] ?? kind),
      element("div", { class: "noted" }, title, detail, event),
    ),
    update(entry) {
      setText(detail, detailOf(entry));
      setAttribute(detail, "data-tone", ALARMING.includes(entry.detail) ? "bad" : null);
    },
  };
}

function detailOf({ kind, detail }) {
  if (!detail) {
    return "";
  }
  if (kind === "state") {
    return `reason: ${detail}`;
  }
  const count = detail.match(/^duplicate (\d+)$/)?.[1];
  if (count !== undefined) {
    return `received again, ${count === "1" ? "once" : `${count} times`}; it had no effect`;
  }
  return Object.hasOwn(MEANINGS, detail) ? `${detail}: ${MEANINGS[detail]}` : detail;
}
