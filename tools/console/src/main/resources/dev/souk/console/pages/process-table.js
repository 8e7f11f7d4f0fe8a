import { badgePart } from "./badge.js";
import { element, setAttribute, setText } from "./dom.js";
import { duration, mebibytes, ofMaximum, percent, rate, whole } from "./format.js";
import { actionsPart } from "./process-actions.js";
import { isImpaired, processNotes } from "./process-notes.js";
import { table } from "./table.js";

/** The processes of the system, with what one can do with them. */
export function processTable() {
  return table({
    label: "Processes",
    key: (process) => process.name,
    tone: (process) => (isImpaired(process) ? "warn" : null),
    empty: "No process runs. `./souk up` starts the system.",
    columns: [
      { title: "Process", part: namePart },
      { title: "State", part: badgePart((process) => process.state), note: notes },
      { title: "CPU", figure: true, text: (process) => percent(process.cpu_percent) },
      { title: "Memory", figure: true, text: (process) => mebibytes(process.pss_bytes), note: heap },
      { title: "Requests", figure: true, text: (process) => rate(process.requests_per_second) },
      { title: "Errors", figure: true, text: (process) => rate(process.errors_per_second) },
      { title: "Mean", figure: true, text: (process) => duration(process.mean_ms) },
      { title: "Active", figure: true, text: (process) => whole(process.active_requests), note: pool },
      { title: "Actions", part: actionsPart },
    ],
  });
}

function notes(process) {
  return processNotes(process).join(", ");
}

function heap(process) {
  const text = ofMaximum(process.heap_used_bytes, process.heap_max_bytes, mebibytes);
  return text === null ? "" : `heap ${text}`;
}

function pool(process) {
  const text = ofMaximum(process.pool_used, process.pool_maximum);
  return text === null ? "" : `pool ${text}`;
}

function namePart({ name, service }) {
  const pid = element("span");
  const attributes = { href: `#/logs?service=${encodeURIComponent(service)}`, "aria-label": `Logs of ${service}` };
  const note = element("span", { class: "note" }, pid, element("a", attributes, "Logs"));
  const title = element("span", name);
  return {
    node: element("div", { class: "noted" }, title, note),
    update(process) {
      setText(pid, process.pid === null ? "" : `pid ${process.pid} · `);
      setAttribute(title, "title", process.url);
    },
  };
}
