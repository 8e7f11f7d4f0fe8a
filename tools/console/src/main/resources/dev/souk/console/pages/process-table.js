import { badgePart } from "./badge.js";
import { element, setAttribute, setText } from "./dom.js";
import { duration, mebibytes, ofMaximum, percent, rate, whole } from "./format.js";
import { actionsPart } from "./process-actions.js";
import { isImpaired, processNotes } from "./process-notes.js";
import { notedPart, table } from "./table.js";

/** The processes of the system, with what one can do with them. */
export function processTable() {
  return table({
    label: "Processes",
    key: (process) => process.name,
    tone: (process) => (isImpaired(process) ? "warn" : null),
    empty: "No process runs. `./souk up` starts the system.",
    columns: [
      { title: "Process", part: namePart },
      { title: "State", part: statePart },
      { title: "CPU", figure: true, text: (process) => percent(process.cpu_percent) },
      { title: "Memory", figure: true, part: notedPart((process) => mebibytes(process.memory_bytes), heap) },
      { title: "Requests", figure: true, text: (process) => rate(process.requests_per_second) },
      { title: "Errors", figure: true, text: (process) => rate(process.errors_per_second) },
      { title: "Mean", figure: true, text: (process) => duration(process.mean_ms) },
      { title: "Active", figure: true, part: notedPart((process) => whole(process.active_requests), pool) },
      { title: "Actions", part: actionsPart },
    ],
  });
}

function heap(process) {
  const text = ofMaximum(process.heap_used_bytes, process.heap_max_bytes, mebibytes);
  return text === null ? "" : `heap ${text}`;
}

function pool(process) {
  const text = ofMaximum(process.pool_used, process.pool_maximum);
  return text === null ? "" : `pool ${text}`;
}

function namePart() {
  const name = element("span");
  const pid = element("span");
  const logs = element("a", {}, "Logs");
  const update = (process) => {
    setText(name, process.name);
    setText(pid, process.pid === null ? "" : `pid ${process.pid} · `);
    setAttribute(name, "title", process.url);
    setAttribute(logs, "href", `#/logs?service=${encodeURIComponent(process.service)}`);
    setAttribute(logs, "aria-label", `Logs of ${process.service}`);
  };
  return { node: element("div", { class: "noted" }, name, element("span", { class: "note" }, pid, logs)), update };
}

function statePart(process) {
  const state = badgePart((current) => current.state)(process);
  const note = element("span", { class: "note" });
  const update = (current) => {
    state.update(current);
    setText(note, processNotes(current).join(", "));
  };
  return { node: element("div", { class: "noted" }, state.node, note), update };
}
