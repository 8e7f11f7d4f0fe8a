import { element } from "./dom.js";

const PAUSE = 300; // after the last key, so that not every letter is a request

/**
 * A form whose fields are the parameters of a page. They stand in the address too, so that it can be kept and sent.
 *
 * A field has a `name`, a `label`, a `type` (search, number, checkbox or select), for a select `options` as pairs of
 * value and text, and possibly the `value` at the beginning.
 */
export function filterForm({ route, label, fields, changed }) {
  const controls = fields.map((field) => control(field, route.parameters.get(field.name)));
  let timer;

  const values = () =>
    Object.fromEntries(controls.map((each) => [each.name, each.value()]).filter(([, value]) => value !== ""));

  const apply = () => {
    clearTimeout(timer);
    if (node.isConnected) {
      const query = new URLSearchParams(values());
      history.replaceState(null, "", query.size === 0 ? `#/${route.name}` : `#/${route.name}?${query}`);
      changed();
    }
  };

  const applyLater = () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  };

  const submit = (event) => {
    event.preventDefault();
    apply();
  };

  const attributes = { class: "filters", role: "search", "aria-label": label, on: { submit, input: applyLater } };
  const node = element("form", attributes, controls.map((each) => each.node));
  return {
    node,
    values,
    /** Adds values that a select does not offer yet. */
    offer(name, offered) {
      controls.find((each) => each.name === name).offer(offered);
    },
  };
}

function control(field, parameter) {
  switch (field.type) {
    case "checkbox":
      return checkbox(field, parameter);
    case "select":
      return select(field, parameter);
    default:
      return input(field, parameter);
  }
}

function checkbox(field, parameter) {
  const box = element("input", { type: "checkbox", checked: parameter === "true" });
  return {
    name: field.name,
    node: element("label", { class: "field inline" }, box, field.label),
    value: () => (box.checked ? "true" : ""),
  };
}

function select(field, parameter) {
  const options = field.options.map(([value, text]) => element("option", { value }, text));
  const list = element("select", {}, options);
  const offer = (values) => {
    const missing = values.filter((value) => ![...list.options].some((option) => option.value === value));
    list.append(...missing.map((value) => element("option", { value }, value)));
  };
  const initial = parameter ?? field.value ?? "";
  offer([initial]);
  list.value = initial;
  return { name: field.name, node: labelled(field, list), value: () => list.value, offer };
}

function input(field, parameter) {
  const attributes = { type: field.type, min: field.type === "number" ? "0" : null, autocomplete: "off" };
  const box = element("input", { ...attributes, value: parameter ?? field.value ?? "" });
  return { name: field.name, node: labelled(field, box), value: () => box.value.trim() };
}

function labelled(field, node) {
  return element("label", { class: "field" }, field.label, node);
}
