import { get } from "./api.js";
import { actionButton, element, setText } from "./dom.js";

const PAUSE = 300; // after the last key, so that not every letter is a request

/** The names of all services; none until the system has answered. */
let services = [];

/**
 * A form whose fields are the parameters of a page, the service first, and a button that stops and continues the
 * updates of the page. The parameters stand in the address too, so that it can be kept and sent.
 *
 * A field has a `name`, a `label`, a `type` (search, number, checkbox or select), for a select `options` as pairs of
 * value and text, and possibly the `value` at the beginning. `changed` is called before the page is read anew.
 */
export function filterBar({ route, controls, label, fields, changed = () => {} }) {
  const service = { name: "service", label: "Service", type: "select", options: [["", "All"]] };
  const initial = ({ name, value = "" }) => route.parameters.get(name) ?? value;
  const labels = [service, ...fields].map((field) => labelled(field, initial(field)));
  const form = element("form", { class: "filters", role: "search", "aria-label": label }, labels);
  const pause = pauseButton(controls);
  let timer;

  const values = () => {
    const entered = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(entered.filter(([, value]) => value !== ""));
  };
  const apply = () => {
    clearTimeout(timer);
    if (form.isConnected) {
      const query = new URLSearchParams(values());
      history.replaceState(null, "", query.size === 0 ? `#/${route.name}` : `#/${route.name}?${query}`);
      changed();
      pause.refresh();
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  return {
    node: element("div", { class: "toolbar" }, form, pause.node),
    values,
    offerServices: (signal) => offerServices(form.elements.service, signal),
  };
}

function labelled({ name, label, type, options }, value) {
  switch (type) {
    case "checkbox": {
      const box = element("input", { name, type, value: "true", checked: value === "true" });
      return element("label", { class: "field inline" }, box, label);
    }
    case "select": {
      const list = element("select", { name });
      list.append(...options.map(([each, text]) => new Option(text, each)));
      offer(list, [value]);
      list.value = value;
      return element("label", { class: "field" }, label, list);
    }
    default:
      return element("label", { class: "field" }, label, element("input", { name, type, value, autocomplete: "off" }));
  }
}

/** Adds the values that a list does not offer yet. */
function offer(list, values) {
  const offered = new Set([...list.options].map((option) => option.value));
  list.append(...values.filter((value) => !offered.has(value)).map((value) => new Option(value, value)));
}

async function offerServices(list, signal) {
  if (services.length === 0) {
    try {
      const system = await get("/api/system", {}, signal);
      services = [...new Set(system.processes.map((process) => process.service))].sort();
    } catch {
      signal.throwIfAborted(); // otherwise the page works without them
    }
  }
  offer(list, services);
}

function pauseButton(controls) {
  let paused = false;
  const node = actionButton("Pause", () => set(!paused));

  function set(value) {
    paused = value;
    setText(node, paused ? "Continue" : "Pause");
    controls.pause(paused);
  }

  /** Shows what has just been asked for, paused or not. */
  const refresh = () => (paused ? set(false) : controls.refresh());
  return { node, refresh };
}
