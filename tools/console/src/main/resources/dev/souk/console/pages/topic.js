import { get } from "./api.js";
import { detailPage } from "./detail.js";
import { element } from "./dom.js";
import { time, whole } from "./format.js";
import { signInPrompt } from "./session.js";
import { linkPart, table } from "./table.js";

/** The records of a topic that were written last. */
export function topicPage({ id }) {
  const records = recordTable();
  return detailPage({
    title: `Topic ${id}`,
    interval: 3000,
    back: ["#/events", "All topics"],
    prompt: signInPrompt("Only admins of the shop can see what events contain."),
    load: (signal) => get(`/api/topics/${encodeURIComponent(id)}`, { limit: 50 }, signal),
    view: { node: records.node, update: (response) => records.update(response.records) },
  });
}

function recordTable() {
  return table({
    label: "Latest records",
    key: (record) => `${record.partition} ${record.offset}`,
    empty: "The topic has no records.",
    columns: [
      { title: "Written", text: (record) => time(record.time) },
      { title: "Event", text: typeOf, note: (record) => record.headers.ce_id },
      { title: "Key", text: (record) => record.key },
      { title: "Partition", text: (record) => whole(record.partition), note: (record) => `offset ${record.offset}` },
      { title: "Value", part: valuePart },
      { title: "Trace", part: linkPart((record) => `#/traces/${traceOf(record)}`, traceOf) },
    ],
  });
}

function typeOf(record) {
  return record.headers.ce_type ?? "unknown type";
}

function valuePart(record) {
  const label = `Value of partition ${record.partition}, offset ${record.offset}`;
  const text = element("pre", { tabindex: "0", role: "group", "aria-label": label }, formatted(record.value ?? ""));
  return { node: element("details", element("summary", "Show"), text) };
}

function formatted(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value; // longer than what the console is told, or not JSON
  }
}

/** Of the header of W3C Trace Context: version, trace, span and flags. */
function traceOf(record) {
  return record.headers.traceparent?.split("-")[1] ?? "";
}
