import { get } from "./api.js";
import { element, setAttribute, setText } from "./dom.js";
import { filterForm } from "./filters.js";
import { duration, time, whole } from "./format.js";
import { pauseButton } from "./pause.js";
import { SERVICE_FIELD, serviceNames } from "./services.js";
import { table } from "./table.js";

const FIELDS = [
  SERVICE_FIELD,
  { name: "text", label: "Text", type: "search" },
  { name: "min_ms", label: "Duration at least, ms", type: "number" },
  { name: "errors", label: "Only with errors", type: "checkbox" },
];

/** A search for traces. */
export function tracesPage(route, controls) {
  const pause = pauseButton(controls);
  const filters = filterForm({ route, label: "Search traces", fields: FIELDS, changed: pause.refresh });
  const traces = traceTable();
  const counts = element("p", { class: "quiet" });
  return {
    title: "Traces",
    interval: 2000,
    node: element("div", {}, element("div", { class: "toolbar" }, filters.node, pause.node), traces.node, counts),
    async refresh(signal) {
      filters.offer("service", await serviceNames(signal));
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
      { title: "Request", part: requestPart },
      { title: "Service", nowrap: true, text: (trace) => trace.service },
      { title: "Duration", figure: true, text: (trace) => duration(trace.duration_ms) },
      { title: "Spans", figure: true, text: (trace) => whole(trace.spans) },
      { title: "Errors", part: errorsPart },
      { title: "Services", text: (trace) => trace.services.join(", ") },
    ],
  });
}

function requestPart() {
  const link = element("a");
  const note = element("span", { class: "note" });
  const update = (trace) => {
    setText(link, trace.name);
    setAttribute(link, "href", `#/traces/${trace.trace_id}`);
    setText(note, trace.complete ? "" : "incomplete: its first span is missing");
  };
  return { node: element("div", { class: "noted" }, link, note), update };
}

function errorsPart() {
  const node = element("span", { class: "badge", "data-tone": "bad" });
  const update = (trace) => {
    node.hidden = trace.errors === 0;
    setText(node, trace.errors === 1 ? "1 error" : `${whole(trace.errors)} errors`);
  };
  return { node, update };
}
