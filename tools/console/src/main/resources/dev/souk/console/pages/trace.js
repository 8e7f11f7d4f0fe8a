import { get } from "./api.js";
import { detailPage } from "./detail.js";
import { element } from "./dom.js";
import { figures } from "./figures.js";
import { duration, time } from "./format.js";
import { logTable } from "./log-table.js";
import { spanDetails } from "./span-details.js";
import { section } from "./values.js";
import { waterfall } from "./waterfall.js";

const SUMMARY = [
  { title: "Start", text: ({ start }) => time(start) },
  { title: "Duration", text: ({ duration_ms: milliseconds }) => duration(milliseconds) },
  { title: "Spans", number: ({ spans }) => spans.length },
  { title: "Errors", number: errors, alarming: true },
  { title: "State", text: ({ complete }) => (complete ? "complete" : "incomplete: its first span is missing") },
];

/** One trace: its spans by time, the one that is selected, and the log lines. */
export function tracePage(route) {
  const view = traceView(route);
  return detailPage({
    title: `Trace ${route.id}`,
    interval: 2000,
    back: ["#/traces", "All traces"],
    load: (signal) => get(`/api/traces/${encodeURIComponent(route.id)}`, {}, signal),
    view,
    moved: view.moved,
  });
}

function traceView(route) {
  let selected = route.parameters.get("span");
  let trace = null;

  const summary = figures(SUMMARY);
  const spans = waterfall((spanId) => {
    history.replaceState(null, "", `#/traces/${route.id}?span=${spanId}`);
    select(spanId);
  });
  const details = spanDetails();
  const logs = logTable({
    label: "Log lines of the trace",
    empty: "No log lines of this trace are stored.",
    link: { title: "Span", text: (line) => line.span_id },
  });

  const inLogs = element("a", { href: `#/logs?level=TRACE&trace=${encodeURIComponent(route.id)}` }, "Show in Logs");

  function select(spanId) {
    selected = spanId;
    render();
    details.node.scrollIntoView({ block: "nearest" });
  }

  function render() {
    if (trace !== null) {
      spans.update(trace, selected);
      details.update(trace.spans.find((span) => span.span_id === selected) ?? null);
    }
  }

  return {
    node: element(
      "div",
      { hidden: true },
      summary.node,
      element("div", { class: "trace" }, section("Spans", spans.node), details.node),
      section("Log lines", element("p", inLogs), logs.node),
    ),
    moved: (next) => select(next.parameters.get("span")),
    update(latest) {
      trace = latest;
      summary.update(trace);
      render();
      logs.update(trace.logs);
    },
  };
}

function errors({ spans }) {
  return spans.filter((span) => span.status === "ERROR").length;
}
