import { get } from "./api.js";
import { element, setText } from "./dom.js";
import { filterForm } from "./filters.js";
import { whole } from "./format.js";
import { logTable } from "./log-table.js";
import { pauseButton } from "./pause.js";
import { SERVICE_FIELD, serviceNames } from "./services.js";

const MOST = 500; // more rows make the page slow
const FIRST = 300;

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"].map((level) => [level, `from ${level}`]);
const FIELDS = [
  SERVICE_FIELD,
  { name: "level", label: "Level", type: "select", options: LEVELS, value: "INFO" },
  { name: "trace", label: "Trace", type: "search" },
  { name: "order", label: "Order", type: "search" },
  { name: "text", label: "Text", type: "search" },
];

/** The log lines of all processes as they come. */
export function logsPage(route, controls) {
  let last = null;
  let lines = [];

  const pause = pauseButton(controls);
  const filters = filterForm({ route, label: "Filter log lines", fields: FIELDS, changed: restart });
  const rows = followed(
    logTable({
      label: "Log lines",
      empty: "No log line matches. `./souk demo` makes some; a lower level or fewer filters show more.",
      tall: true,
      link: { title: "Trace", address: traceAddress, text: (line) => line.trace_id.slice(0, 8) },
    }),
  );
  const counts = element("p", { class: "quiet" });

  function restart() {
    forget();
    pause.refresh();
  }

  function forget() {
    last = null;
    lines = [];
  }

  return {
    title: "Logs",
    interval: 1000,
    node: element("div", {}, element("div", { class: "toolbar" }, filters.node, pause.node), rows.node, counts),
    async refresh(signal) {
      filters.offer("service", await serviceNames(signal));
      const response = await get("/api/logs", { ...filters.values(), limit: FIRST, after: last }, signal);
      if (last !== null && response.last < last) {
        forget(); // the console was restarted and counts from the beginning: the next response has all lines
        return;
      }
      const isFirst = last === null;
      last = response.last;
      setText(counts, `The latest are at the end. ${whole(response.received)} received, ${whole(response.stored)} kept.`);
      if (isFirst || response.lines.length > 0) {
        lines = [...lines, ...response.lines].slice(-MOST);
        rows.update(lines);
      }
    },
  };
}

function traceAddress(line) {
  return line.span_id === "" ? `#/traces/${line.trace_id}` : `#/traces/${line.trace_id}?span=${line.span_id}`;
}

/** Keeps the end of the table in view, unless the reader has scrolled away from it. */
function followed(rows) {
  return {
    node: rows.node,
    update(lines) {
      const { region } = rows;
      const wasAtEnd = region.scrollTop + region.clientHeight >= region.scrollHeight - 4;
      rows.update(lines);
      if (wasAtEnd) {
        region.scrollTop = region.scrollHeight;
      }
    },
  };
}
