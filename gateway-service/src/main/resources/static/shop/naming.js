/** The same with names as the REST API writes them: `priceCents` is `price_cents`. */
export function snakeCased(value) {
  if (Array.isArray(value)) {
    return value.map(snakeCased);
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(Object.entries(value)
    .map(([name, content]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCased(content)]));
}
