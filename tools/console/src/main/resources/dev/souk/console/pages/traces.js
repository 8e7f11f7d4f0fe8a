import { get } from "./api.js";
import { badgePart } from "./badge.js";
import { element, setText } from "./dom.js";
import { filterBar } from "./filters.js";
import { duration, time, whole } from "./format.js";
import { linkPart, table } from "./table.js";

const FIELDS = [
  { name: "text", label: "Text", type: "search" },
  { name: "min_ms", label: "Duration at least, ms", type: "number" },
  { name: "errors", label: "Only with errors", type: "checkbox" },
];

/** A search for traces. */
export function tracesPage(route, controls) {
  const filters = filterBar({ route, controls, label: "Search traces", fields: FIELDS });
  const traces = traceTable();
  const counts = element("p", { class: "quiet" });
  return {
    title: "Traces",
    interval: 2000,
    node: element("div", filters.node, traces.node, counts),
    async refresh(signal) {
      await filters.offerServices(signal);
      const response = await get("/api/traces", { ...filters.values(), limit: 50 }, signal);
      traces.update(response.traces);
      const { spans_received: received, spans_stored: stored } = response;
      setText(counts, `At most 50 are shown. ${whole(received)} spans received, ${whole(stored)} kept.`);
    },
  };
}

function traceTable() {
  return table({
    label: "Traces",
    key: (trace) => trace.trace_id,
    empty: "No traces found. `./souk demo` makes some.",
    columns: [
      { title: "Start", text: (trace) => time(trace.start) },
      { title: "Request", part: linkPart((trace) => `#/traces/${trace.trace_id}`, (trace) => trace.name), note },
      { title: "Service", nowrap: true, text: (trace) => trace.service },
      { title: "Duration", figure: true, text: (trace) => duration(trace.duration_ms) },
      { title: "Spans", figure: true, text: (trace) => whole(trace.spans) },
      { title: "Errors", part: badgePart(errors, () => "bad") },
      { title: "Services", text: (trace) => trace.services.join(", ") },
    ],
  });
}

function note(trace) {
  return trace.complete ? "" : "incomplete: its first span is missing";
}

function errors(trace) {
  if (trace.errors === 0) {
    return "";
  }
  return trace.errors === 1 ? "1 error" : `${whole(trace.errors)} errors`;
}
