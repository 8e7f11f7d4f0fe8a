import { element, setAttribute } from "./dom.js";
import { setFigure } from "./values.js";

const TONES = {
  good: ["UP", "CLOSED", "CONFIRMED", "OK"],
  warn: ["STARTING", "HALF_OPEN", "CANCELLING", "WARN"],
  bad: ["DOWN", "OPEN", "FORCED_OPEN", "ERROR"],
  accent: ["PLACED", "STOCK_RESERVED"],
};

/** The colour that goes with the name of a state. */
export function toneOf(state) {
  return Object.keys(TONES).find((tone) => TONES[tone].includes(state)) ?? "neutral";
}

/** The name of a state, in its colour. */
export function badge(state) {
  const part = badgePart(() => state)();
  part.update();
  return part.node;
}

/** A part of a table: the badge of the state that the first function reads from the item; none if it is empty. */
export function badgePart(stateOf, tone = toneOf) {
  return () => {
    const node = element("span", { class: "badge" });
    const update = (item) => {
      const state = stateOf(item);
      setFigure(node, state);
      setAttribute(node, "data-tone", tone(state));
    };
    return { node, update };
  };
}
