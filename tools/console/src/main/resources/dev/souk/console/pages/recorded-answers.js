// What the console would answer to a query, from the lists of a recording.

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"];

const LISTS = {
  "/api/traces": (answer, query) => ({ ...answer, traces: answer.traces.filter(traceFilter(query)) }),
  "/api/logs": (answer, query) => ({ ...answer, lines: answer.lines.filter(lineFilter(query, answer.lines)) }),
};

/** The recorded answer; undefined if there is none. */
export function recordedAnswer(answers, path, query) {
  const known = decodeURIComponent(path);
  if (!Object.hasOwn(answers, known)) {
    return undefined;
  }
  return Object.hasOwn(LISTS, known) ? LISTS[known](answers[known], query) : answers[known];
}

function traceFilter({ service = "", errors = false, min_ms: least = 0, text = "" }) {
  return (trace) =>
    (service === "" || trace.services.includes(service)) &&
    (String(errors) !== "true" || trace.errors > 0) &&
    trace.duration_ms >= Number(least) &&
    contains(text, trace.name, trace.trace_id);
}

function lineFilter({ service = "", process = "", level = "TRACE", trace = "", order = "", text = "", after = 0 }, all) {
  const names = (line) => line.message.includes(order);
  const traces = new Set(order === "" ? [] : all.filter(names).map((line) => line.trace_id).filter((id) => id !== ""));
  return (line) =>
    (service === "" || line.service === service) &&
    (process === "" || line.process === process) &&
    LEVELS.indexOf(line.level) >= LEVELS.indexOf(level || "TRACE") &&
    line.trace_id.startsWith(trace) &&
    (order === "" || names(line) || traces.has(line.trace_id)) &&
    contains(text, line.message, line.logger, line.exception ?? "") &&
    line.sequence > Number(after ?? 0);
}

function contains(text, ...texts) {
  return texts.some((each) => each.toLowerCase().includes(text.toLowerCase()));
}
