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
export function timelineEntry(entry) {
  const detail = element("span", { class: "note" });
  const node = element(
    "li",
    { "data-kind": entry.kind },
    element("time", { datetime: entry.at }, time(entry.at)),
    element("span", { class: "kind" }, KINDS[entry.kind] ?? entry.kind),
    element(
      "div",
      { class: "noted" },
      entry.kind === "state" ? badge(entry.what).node : element("span", {}, titleOf(entry)),
      detail,
      entry.event_id ? element("span", { class: "note" }, `event ${entry.event_id}`) : null,
    ),
  );
  const update = (current) => {
    setText(detail, detailOf(current));
    setAttribute(detail, "data-tone", ALARMING.includes(current.detail) ? "bad" : null);
  };
  return { node, update };
}

function titleOf({ what, sequence }) {
  return (sequence ?? null) === null ? what : `${what}, sequence number ${sequence}`;
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
