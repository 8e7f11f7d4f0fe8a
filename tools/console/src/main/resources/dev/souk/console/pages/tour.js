import { get } from "./api.js";
import { element, setAttribute, setText } from "./dom.js";
import { actionsPart } from "./process-actions.js";
import { openSignIn } from "./session.js";
import { STEPS, instances } from "./tour-steps.js";
import { prose } from "./values.js";

const INTRODUCTION = "Six steps show what happens to customers and orders when a service crashes. Each is marked as done when the " +
  "system shows it.";

/** How many steps are done. It survives a look at other pages. */
let done = 0;

/** A tour in which cart-service is killed while customers shop. */
export function tourPage() {
  const shop = element("a", { rel: "noreferrer" });
  const steps = STEPS.map(stepView);
  const again = element("button", { type: "button", class: "button", on: { click: restart } }, "Begin again");
  return {
    title: "Kill cart-service while you shop",
    interval: 1000,
    node: element(
      "div",
      {},
      element("p", {}, INTRODUCTION),
      element("p", {}, "The shop is at ", shop, "."),
      element("ol", { class: "steps" }, steps.map((step) => step.node)),
      element("div", { class: "buttons" }, again),
    ),
    async refresh(signal) {
      const system = await get("/api/system", {}, signal);
      setText(shop, system.gateway);
      setAttribute(shop, "href", system.gateway);
      if (done < STEPS.length && STEPS[done].isDone(system)) {
        done += 1;
      }
      steps.forEach((step, index) => step.update(system, stateOf(index)));
    },
  };
}

function restart() {
  done = 0;
}

function stateOf(index) {
  if (index < done) {
    return "Done";
  }
  return index === done ? "Now" : "Later";
}

function stepView(step, index) {
  const state = element("span", { class: "state" });
  const controls = element("div", { hidden: true });
  const signIn = index === 0 ? element("button", { type: "button", class: "button", on: { click: openSignIn } }, "Sign in") : null;
  const node = element(
    "li",
    {},
    element("h2", {}, step.title, " ", state),
    element("p", {}, prose(step.text)),
    signIn,
    controls,
  );
  let parts = null;
  return {
    node,
    update(system, current) {
      setText(state, current);
      setAttribute(node, "data-state", current.toLowerCase());
      setAttribute(node, "aria-current", current === "Now" ? "step" : null);
      signIn?.toggleAttribute("hidden", current !== "Now");
      controls.hidden = !step.control || current !== "Now";
      if (!controls.hidden) {
        parts ??= partsOf(system, controls);
        instances(system).forEach((process) => parts.get(process.name)?.update(process));
      }
    },
  };
}

/** The buttons of each instance that there is when the step begins. */
function partsOf(system, controls) {
  const parts = new Map(instances(system).map((process) => [process.name, actionsPart(process)]));
  for (const [name, part] of parts) {
    controls.append(element("p", {}, name), part.node);
  }
  return parts;
}
