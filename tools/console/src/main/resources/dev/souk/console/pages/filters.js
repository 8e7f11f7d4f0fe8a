import { element } from "./dom.js";

const PAUSE = 300; // after the last key, so that not every letter is a request

/**
 * A form whose fields are the parameters of a page. They stand in the address too, so that it can be kept and sent.
 *
 * A field has a `name`, a `label`, a `type` (search, number, checkbox or select), for a select `options` as pairs of
 * value and text, and possibly the `value` at the beginning.
 */
export function filterForm({ route, label, fields, changed }) {
  const node = element("form", { class: "filters", role: "search", "aria-label": label }, fields.map(labelled));
  let timer;

  const values = () => {
    const entered = [...new FormData(node)].map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(entered.filter(([, value]) => value !== ""));
  };
  const offer = (name, offered) => {
    const list = node.elements[name];
    const missing = offered.filter((value) => ![...list.options].some((option) => option.value === value));
    list.append(...missing.map((value) => element("option", { value }, value)));
  };
  const apply = () => {
    clearTimeout(timer);
    if (node.isConnected) {
      const query = new URLSearchParams(values());
      history.replaceState(null, "", query.size === 0 ? `#/${route.name}` : `#/${route.name}?${query}`);
      changed();
    }
  };

  for (const { name, type, value = "" } of fields) {
    const initial = route.parameters.get(name) ?? value;
    if (type === "checkbox") {
      node.elements[name].checked = initial === "true";
    } else {
      if (type === "select") {
        offer(name, [initial]);
      }
      node.elements[name].value = initial;
    }
  }
  node.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  /** `offer` adds values that a select does not offer yet. */
  return { node, values, offer };
}

function labelled({ name, label, type, options }) {
  switch (type) {
    case "checkbox":
      return element("label", { class: "field inline" }, element("input", { name, type, value: "true" }), label);
    case "select":
      return element("label", { class: "field" }, label, element("select", { name }, options.map(option)));
    default:
      return element("label", { class: "field" }, label, element("input", { name, type, autocomplete: "off" }));
  }
}

function option([value, text]) {
  return element("option", { value }, text);
}
