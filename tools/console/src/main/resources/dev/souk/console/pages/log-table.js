import { badgePart } from "./badge.js";
import { element, setText } from "./dom.js";
import { time } from "./format.js";
import { linkPart, notedPart, table } from "./table.js";

/** Log lines. The last column is a link, which has a `title`, and of a line an `address` and a `text`. */
export function logTable({ label, empty, link, tall = false }) {
  return table({
    label,
    empty,
    tall,
    stacked: true,
    key: (line) => `${line.sequence} ${line.time}`, // the sequence begins anew with the console
    columns: [
      { title: "Time", text: (line) => time(line.time) },
      { title: "Level", part: badgePart((line) => line.level) },
      { title: "Process", part: notedPart((line) => line.process, (line) => shortLogger(line.logger)) },
      { title: "Message", part: messagePart },
      { title: link.title, part: linkPart((line) => (link.text(line) === "" ? null : link.address(line)), link.text) },
    ],
  });
}

/** The class without its package. */
function shortLogger(logger) {
  return logger.slice(logger.lastIndexOf(".") + 1);
}

/** A line never changes, so its part is built once. */
function messagePart(line) {
  const fields = Object.entries(line.fields).map(([name, value]) => `${name}=${value}`);
  const node = element(
    "div",
    { class: "noted message" },
    element("span", {}, line.message),
    fields.length === 0 ? null : element("span", { class: "note" }, fields.join(" ")),
    line.exception === null ? null : exception(line),
  );
  return { node, update: () => {} };
}

function exception({ exception: stackTrace, sequence }) {
  const [first] = stackTrace.split("\n");
  const title = element("summary", {}, first);
  const text = element("pre", { tabindex: "0", role: "group", "aria-label": `Stack trace of line ${sequence}` });
  setText(text, stackTrace);
  return element("details", {}, title, text);
}
