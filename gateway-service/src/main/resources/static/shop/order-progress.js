import { element } from "./dom.js";
import { time } from "./format.js";
import { hasEnded, statusName, STEPS } from "./order-status.js";

const ENDS = { CANCELLING: "cancelling", CANCELLED: "cancelled" };

/** The steps of an order: those that it has made, with their times, and those that are still to come. */
export function orderProgress() {
  const node = element("ol", { class: "progress", "aria-label": "Progress" });
  return {
    node,
    update(history) {
      node.replaceChildren(...history.map(madeStep), ...missingSteps(history).map(nextStep));
    },
  };
}

function madeStep({ status, at }) {
  const text = STEPS.find((step) => step.status === status)?.text ?? statusName(status);
  return element("li", { "data-state": ENDS[status] ?? "made" },
    element("span", text), element("time", { datetime: at, class: "quiet" }, time(at)));
}

function missingSteps(history) {
  const last = history.at(-1).status;
  if (hasEnded(last)) {
    return [];
  }
  return last === "CANCELLING"
    ? [{ text: statusName("CANCELLED") }]
    : STEPS.slice(STEPS.findIndex((step) => step.status === last) + 1);
}

function nextStep({ text }, index) {
  return element("li", { "data-state": index === 0 ? "next" : "later" },
    element("span", text), element("span", { class: "quiet" }, index === 0 ? "in progress" : "to come"));
}
