const isObject = (value) => value !== null && typeof value === "object";

/** The same with names as the REST API writes them: `priceCents` is `price_cents`. What is undefined is left out. */
export function snakeCased(value) {
  if (Array.isArray(value)) {
    return value.map(snakeCased);
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined)
    .map(([name, content]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCased(content)]));
}
