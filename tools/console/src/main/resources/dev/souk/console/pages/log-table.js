import { badgePart } from "./badge.js";
import { element } from "./dom.js";
import { time } from "./format.js";
import { linkPart, table } from "./table.js";

/** Log lines. The last column is a link to the span in its trace, which has a `title`, and of a line a `text`. */
export function logTable({ link, ...options }) {
  return table({
    ...options,
    stacked: true,
    key: (line) => `${line.sequence} ${line.time}`, // the sequence begins anew with the console
    columns: [
      { title: "Time", text: (line) => time(line.time) },
      { title: "Level", part: badgePart((line) => line.level) },
      { title: "Process", text: (line) => line.process, note: (line) => line.logger.split(".").at(-1) },
      { title: "Message", part: messagePart },
      { title: link.title, part: linkPart(addressOf, link.text) },
    ],
  });
}

function addressOf({ trace_id: trace, span_id: span }) {
  return span === "" ? `#/traces/${trace}` : `#/traces/${trace}?span=${span}`;
}

function messagePart({ message, fields, exception: stackTrace, sequence }) {
  const noted = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const note = noted.length === 0 ? null : element("span", { class: "note" }, noted.join(" "));
  const details = stackTrace === null ? null : exception(stackTrace, sequence);
  return { node: element("div", { class: "noted message" }, element("span", message), note, details) };
}

function exception(stackTrace, sequence) {
  const [first] = stackTrace.split("\n");
  const attributes = { tabindex: "0", role: "group", "aria-label": `Stack trace of line ${sequence}` };
  return element("details", element("summary", first), element("pre", attributes, stackTrace));
}
