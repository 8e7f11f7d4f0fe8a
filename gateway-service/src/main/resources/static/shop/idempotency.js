// One key for one intent: a checkout that is repeated because its response was lost must not become a second order.

const STORE = "souk-shop-intent-";

/** Not crypto.randomUUID, which a page that was loaded from another machine without TLS does not have. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The key of an intent, for example a deposit of 50.00 of one account. It stays the same until there is a response, also
 * when the page is loaded again. A different intent of the same kind gets another one.
 */
export function keyOf(kind, intent) {
  const stored = read(kind);
  if (stored?.intent === intent && typeof stored.key === "string") {
    return stored.key;
  }
  const key = newKey();
  write(kind, JSON.stringify({ intent, key }));
  return key;
}

/** The intent has its response; the next one is new, even if it is the same. */
export function completed(kind) {
  write(kind, null);
}

const memory = new Map();

function read(kind) {
  try {
    return JSON.parse(sessionStorage.getItem(STORE + kind) ?? memory.get(kind) ?? "null");
  } catch {
    return JSON.parse(memory.get(kind) ?? "null");
  }
}

function write(kind, value) {
  try {
    if (value === null) {
      sessionStorage.removeItem(STORE + kind);
    } else {
      sessionStorage.setItem(STORE + kind, value);
    }
  } catch {
    memory.set(kind, value ?? "null"); // the browser forbids storage: the key lasts until the page is left
  }
}
