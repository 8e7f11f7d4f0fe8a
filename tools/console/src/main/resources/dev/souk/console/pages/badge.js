import { element, setAttribute } from "./dom.js";
import { setFigure } from "./values.js";

const TONES = {
  UP: "good",
  STARTING: "warn",
  DOWN: "bad",
  CLOSED: "good",
  HALF_OPEN: "warn",
  OPEN: "bad",
  FORCED_OPEN: "bad",
  PLACED: "accent",
  STOCK_RESERVED: "accent",
  CONFIRMED: "good",
  CANCELLING: "warn",
  OK: "good",
  ERROR: "bad",
  WARN: "warn",
};

/** The colour that goes with the name of a state. */
export function toneOf(state) {
  return TONES[state] ?? "neutral";
}

/** The name of a state, in its colour. */
export function badge(state) {
  const node = element("span", { class: "badge" });
  const update = (current) => {
    setFigure(node, current);
    setAttribute(node, "data-tone", toneOf(current));
  };
  update(state);
  return { node, update };
}

/** A part of a table: the badge of the state that the function reads from the item. */
export function badgePart(stateOf) {
  return (item) => {
    const part = badge(stateOf(item));
    return { node: part.node, update: (current) => part.update(stateOf(current)) };
  };
}
