import { badge } from "./badge.js";
import { element } from "./dom.js";
import { duration } from "./format.js";
import { changing, pairs } from "./values.js";

const HINT = "Select a span to see its attributes.";

/** What is known about the span that is selected. */
export function spanDetails() {
  const node = element("section", { class: "details", "aria-label": "Selected span", tabindex: "0" });
  const hint = () => [element("h2", "Selected span"), element("p", HINT)];
  return changing(node, (span) => (span === null ? hint() : contents(span)));
}

function contents(span) {
  return [
    element("h2", span.name),
    pairs([
      ["Service", span.service],
      ["Process", span.process],
      ["Kind", span.kind],
      ["Starts after", duration(span.offset_ms)],
      ["Duration", duration(span.duration_ms)],
      ["Status", status(span)],
      ["Span", span.span_id],
      ["Parent", span.parent_id ?? "none"],
    ]),
    element("h3", "Attributes"),
    attributes(span.attributes),
    element("h3", "Events"),
    ...events(span.events),
    element("h3", "Links"),
    links(span.links),
  ];
}

function status({ status: state, status_message: message }) {
  const note = message === "" ? null : element("span", { class: "note" }, message);
  return element("div", { class: "noted" }, badge(state), note);
}

function attributes(values) {
  const entries = Object.entries(values).sort();
  return entries.length === 0 ? element("p", "No attributes.") : pairs(entries);
}

function events(list) {
  if (list.length === 0) {
    return [element("p", "No events.")];
  }
  const title = (event) => element("h4", `${event.name}, after ${duration(event.after_ms)}`);
  return list.flatMap((event) => [title(event), attributes(event.attributes)]);
}

function links(traceIds) {
  if (traceIds.length === 0) {
    return element("p", "No links to other traces.");
  }
  return element("ul", traceIds.map((id) => element("li", element("a", { href: `#/traces/${id}` }, `Trace ${id}`))));
}
