import { send } from "./api.js";
import { confirmed } from "./confirm.js";
import { element, setAttribute } from "./dom.js";
import { announce } from "./notices.js";
import { explainRefusal, session } from "./session.js";

const ACTIONS = [
  { name: "start", title: "Start", ofStopped: true },
  { name: "restart", title: "Restart" },
  { name: "stop", title: "Stop", warning: "It ends gracefully, and stays down until it is started." },
  { name: "kill", title: "Kill", warning: "It ends at once, as in a crash, and stays down until it is started." },
  { name: "suspend", title: "Suspend" },
  { name: "slow", title: "Slow down" },
  { name: "resume", title: "Resume", ends: ["SUSPENDED", "SLOW"] },
  { name: "cut", title: "Cut off", ofCuttable: true },
  { name: "restore", title: "Restore", ofCuttable: true, ends: ["CUT"] },
];

/** The processes for which an action is under way. */
const busy = new Set();

/** A part of a table: the buttons that control a process. */
export function actionsPart(process) {
  let current = process;
  const buttons = ACTIONS.map((action) => {
    const on = { click: () => perform(action, current.name) };
    return { action, node: element("button", { type: "button", class: "button small", on }, action.title) };
  });
  return {
    node: element("div", { class: "buttons" }, buttons.map((button) => button.node)),
    update(latest) {
      current = latest;
      buttons.forEach(({ action, node }) => {
        node.hidden = (action.ofCuttable ?? false) && !latest.cuttable;
        node.disabled = !isPossible(action, latest);
        setAttribute(node, "aria-label", `${action.title} ${latest.name}`);
      });
    },
  };
}

function isPossible(action, process) {
  const isStopped = process.state === "DOWN";
  const isDue = action.ends === undefined || action.ends.some((fault) => process.faults.includes(fault));
  return session.signedIn && process.controllable && isStopped === (action.ofStopped ?? false) && isDue;
}

async function perform(action, name) {
  if (busy.has(name)) {
    announce(`${name} is busy with another action.`);
    return;
  }
  if (action.warning && !(await confirmed(`${action.title} ${name}?`, action.warning, action.title, "Cancel"))) {
    return;
  }
  busy.add(name);
  announce(`${action.title} ${name}: requested …`);
  try {
    const response = await send("POST", `/api/processes/${encodeURIComponent(name)}/${action.name}`);
    announce(`${action.title} ${response.processes.join(", ")}: accepted.`);
  } catch (failure) {
    await explainRefusal(failure);
  } finally {
    busy.delete(name);
  }
}
