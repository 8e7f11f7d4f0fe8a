import { element } from "/shop/dom.js";

/** The fields of a JSON schema; those of an object in it, or of the elements of an array, with their whole path. */
export function fieldTable(name, schema) {
  const titles = ["Field", "Type", "Required", "Description"].map((title) => element("th", { scope: "col" }, title));
  return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": `Fields: ${name}` },
    element("table", {}, element("thead", {}, element("tr", {}, titles)), element("tbody", {}, rows(schema, ""))));
}

function rows({ properties = {}, required = [] }, path) {
  return Object.entries(properties).flatMap(([name, field]) => [
    element("tr", {},
      element("th", { scope: "row" }, path + name),
      element("td", {}, typeOf(field)),
      element("td", {}, required.includes(name) ? "yes" : "no"),
      element("td", {}, field.description ?? "")),
    ...rows(field, `${path}${name}.`),
    ...rows(field.items ?? {}, `${path}${name}[].`),
  ]);
}

function typeOf(field) {
  const type = field.format === undefined ? field.type : `${field.type} (${field.format})`;
  return [type, ...limits(field)].filter((part) => part !== undefined).join(", ");
}

function limits({ minimum, maximum, minItems, maxItems, maxLength, pattern, enum: values, const: value }) {
  return [
    range(minimum, maximum, ""),
    range(minItems, maxItems, " elements"),
    maxLength === undefined ? null : `at most ${maxLength} characters`,
    pattern === undefined ? null : `like ${pattern}`,
    values === undefined ? null : values.join(" | "),
    value === undefined ? null : `always ${value}`,
  ].filter((limit) => limit !== null);
}

function range(least, most, unit) {
  if (least === undefined && most === undefined) {
    return null;
  }
  if (most === undefined) {
    return `from ${least}${unit}`;
  }
  return least === undefined ? `up to ${most}${unit}` : `${least} to ${most}${unit}`;
}
