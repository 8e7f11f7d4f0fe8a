// One key for one intent: a checkout that is repeated because its response was lost must not become a second order.

const STORE = "souk-shop-intent-";

/** Not crypto.randomUUID, which a page that was loaded from another machine without TLS does not have. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The key of an intent, a text such as "deposit ada@souk.example 5000". It stays the same until there is a response,
 * also when the page is loaded again and whatever else is done in between. Only what has no response yet is stored.
 */
export function keyOf(intent) {
  const key = read(intent) ?? newKey();
  write(intent, key);
  return key;
}

/** Whether the intent has been tried before, without a response: both tries are one. */
export function isTried(intent) {
  return (read(intent) ?? null) !== null;
}

/** The intent has its response; the next one is new, even if it is the same. */
export function completed(intent) {
  write(intent, null);
}

const memory = new Map();

function read(intent) {
  try {
    return sessionStorage.getItem(STORE + intent) ?? memory.get(intent);
  } catch {
    return memory.get(intent);
  }
}

function write(intent, key) {
  memory.delete(intent);
  try {
    if (key === null) {
      sessionStorage.removeItem(STORE + intent);
    } else {
      sessionStorage.setItem(STORE + intent, key);
    }
  } catch {
    memory.set(intent, key); // the browser forbids storage: the key lasts until the page is left
  }
}
