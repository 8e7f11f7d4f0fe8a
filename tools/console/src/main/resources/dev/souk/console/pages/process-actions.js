import { request, smallButton } from "./actions.js";
import { element } from "./dom.js";
import { announce } from "./notices.js";
import { session } from "./session.js";

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
export function actionsPart({ name }) {
  const buttons = ACTIONS.map((action) => smallButton(action, name, () => perform(action, name)));
  return {
    node: element("div", { class: "buttons" }, buttons),
    update(process) {
      ACTIONS.forEach((action, index) => {
        buttons[index].hidden = (action.ofCuttable ?? false) && process.proxy_port === null;
        buttons[index].disabled = !isPossible(action, process);
      });
    },
  };
}

function isPossible(action, process) {
  const isLauncher = process.name === "launcher"; // it performs the actions
  const isStopped = process.state === "DOWN";
  const isDue = action.ends === undefined || action.ends.some((fault) => process.faults.includes(fault));
  return session.signedIn && !isLauncher && isStopped === (action.ofStopped ?? false) && isDue;
}

async function perform(action, name) {
  if (busy.has(name)) {
    announce(`${name} is busy with another action.`);
    return;
  }
  busy.add(name);
  const path = `/api/processes/${encodeURIComponent(name)}/${action.name}`;
  await request(action, path, name).finally(() => busy.delete(name));
}
