import { badge } from "./badge.js";
import { element } from "./dom.js";
import { duration } from "./format.js";
import { pairs } from "./values.js";

/** What is known about the span that is selected. */
export function spanDetails() {
  const node = element("section", { class: "details", "aria-label": "Selected span", tabindex: "0" });
  let shown = null;
  return {
    node,
    update(span) {
      const text = JSON.stringify(span);
      if (text !== shown) {
        shown = text;
        node.replaceChildren(...(span === null ? hint() : contents(span)));
      }
    },
  };
}

function hint() {
  return [element("h2", {}, "Selected span"), element("p", {}, "Select a span to see its attributes.")];
}

function contents(span) {
  return [
    element("h2", {}, span.name),
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
    element("h3", {}, "Attributes"),
    attributes(span.attributes, "No attributes."),
    element("h3", {}, "Events"),
    ...events(span.events),
    element("h3", {}, "Links"),
    links(span.links),
  ];
}

function status({ status: state, status_message: message }) {
  const name = badge(state).node;
  return element("div", { class: "noted" }, name, message === "" ? null : element("span", { class: "note" }, message));
}

function attributes(values, none) {
  const entries = Object.entries(values).sort();
  return entries.length === 0 ? element("p", {}, none) : pairs(entries.map(([name, value]) => [name, String(value)]));
}

function events(list) {
  if (list.length === 0) {
    return [element("p", {}, "No events.")];
  }
  return list.flatMap((event) => [
    element("h4", {}, `${event.name}, after ${duration(event.after_ms)}`),
    attributes(event.attributes, "No attributes."),
  ]);
}

function links(traceIds) {
  if (traceIds.length === 0) {
    return element("p", {}, "No links to other traces.");
  }
  const items = traceIds.map((id) => element("li", {}, element("a", { href: `#/traces/${id}` }, `Trace ${id}`)));
  return element("ul", {}, items);
}
