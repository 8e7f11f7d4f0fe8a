import { get } from "./api.js";
import { actionButton, element, setAttribute, setText } from "./dom.js";
import { keyed } from "./keyed.js";
import { actionsPart } from "./process-actions.js";
import { openSignIn } from "./session.js";
import { STEPS, instances } from "./tour-steps.js";
import { prose, shopAddress } from "./values.js";

const INTRODUCTION =
  "Six steps show what happens to customers and orders when a service crashes. Each is marked as done when the " +
  "system shows it.";

/** How many steps are done. It survives a look at other pages. */
let done = 0;

/** A tour in which cart-service is killed while customers shop. */
export function tourPage() {
  const shop = shopAddress();
  const steps = STEPS.map(stepView);
  const again = actionButton("Begin again", () => {
    done = 0;
  });
  return {
    title: "Kill cart-service while you shop",
    interval: 1000,
    node: element(
      "div",
      element("p", INTRODUCTION),
      shop.node,
      element("ol", { class: "steps" }, steps.map((step) => step.node)),
      element("div", { class: "buttons" }, again),
    ),
    async refresh(signal) {
      const system = await get("/api/system", {}, signal);
      shop.update(system);
      if (done < STEPS.length && STEPS[done].isDone(system)) {
        done += 1;
      }
      steps.forEach((step, index) => step.update(system, stateOf(index)));
    },
  };
}

function stateOf(index) {
  if (index < done) {
    return "Done";
  }
  return index === done ? "Now" : "Later";
}

function stepView(step, index) {
  const state = element("span", { class: "state note" });
  const controls = element("div");
  const signIn = index === 0 ? actionButton("Sign in", openSignIn) : null;
  const node = element("li", element("h2", step.title, " ", state), element("p", prose(step.text)), signIn, controls);
  return {
    node,
    update(system, current) {
      const isPresent = current === "Now";
      setText(state, current);
      setAttribute(node, "data-state", current.toLowerCase());
      setAttribute(node, "aria-current", isPresent ? "step" : null);
      signIn?.toggleAttribute("hidden", !isPresent);
      keyed(controls, isPresent && step.control ? instances(system) : [], (process) => process.name, controlsOf);
    },
  };
}

function controlsOf(process) {
  const part = actionsPart(process);
  return { node: element("div", element("p", process.name), part.node), update: part.update };
}
