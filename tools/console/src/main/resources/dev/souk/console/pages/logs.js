import { get } from "./api.js";
import { element, setText } from "./dom.js";
import { filterBar } from "./filters.js";
import { whole } from "./format.js";
import { logTable } from "./log-table.js";

const MOST = 500; // more rows make the page slow
const FIRST = 300;

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"].map((level) => [level, `from ${level}`]);
const FIELDS = [
  { name: "level", label: "Level", type: "select", options: LEVELS, value: "INFO" },
  { name: "trace", label: "Trace", type: "search" },
  { name: "order", label: "Order", type: "search" },
  { name: "text", label: "Text", type: "search" },
];

/** The log lines of all processes as they come. */
export function logsPage(route, controls) {
  let last = null;
  let lines = [];

  const filters = filterBar({ route, controls, label: "Filter log lines", fields: FIELDS, changed: forget });
  const rows = logTable({
    label: "Log lines",
    empty: "No log line matches. `./souk demo` makes some; a lower level or fewer filters show more.",
    tall: true,
    link: { title: "Trace", text: (line) => line.trace_id.slice(0, 8) },
  });
  const counts = element("p", { class: "quiet" });

  function forget() {
    last = null;
    lines = [];
  }

  return {
    title: "Logs",
    interval: 1000,
    node: element("div", filters.node, rows.node, counts),
    async refresh(signal) {
      await filters.offerServices(signal);
      const response = await get("/api/logs", { ...filters.values(), limit: FIRST, after: last }, signal);
      if (last !== null && response.last < last) {
        forget(); // the console was restarted and counts from the beginning: the next response has all lines
        return;
      }
      const { received, stored } = response;
      setText(counts, `The latest are at the end. ${whole(received)} received, ${whole(stored)} kept.`);
      if (last === null || response.lines.length > 0) {
        const isComplete = response.lines.length < FIRST; // else some may be missing before them
        lines = isComplete ? [...lines, ...response.lines].slice(-MOST) : response.lines;
        follow(rows, lines);
      }
      last = Math.max(response.last, ...response.lines.map((line) => line.sequence)); // one may have come in between
    },
  };
}

/** Keeps the end of the table in view, unless the reader has scrolled away from it. */
function follow(rows, lines) {
  const { region } = rows;
  const wasAtEnd = region.scrollTop + region.clientHeight >= region.scrollHeight - 4;
  rows.update(lines);
  if (wasAtEnd) {
    region.scrollTop = region.scrollHeight;
  }
}
