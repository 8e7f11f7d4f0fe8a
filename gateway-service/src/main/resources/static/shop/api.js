import { Problem } from "./problems.js";

const LIMIT = 10_000; // the gateway answers within six seconds

/**
 * Calls the API. The answer has `body`, `tag` (its ETag) and `age` in seconds; what is no success is a Problem.
 * `token`, `key` (idempotency) and `tag` (of the version that may be changed) become headers.
 */
export async function call(method, path, { token, key, tag, body, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  if (tag) {
    headers["If-Match"] = tag;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  return answer(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }, signal);
}

async function answer(path, options, signal) {
  const signals = [AbortSignal.timeout(LIMIT), signal].filter((each) => each !== undefined);
  let response;
  let text;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.any(signals) });
    text = await response.text();
  } catch {
    signal?.throwIfAborted();
    throw new Problem("unreachable");
  }
  signal?.throwIfAborted();
  const body = parsed(text);
  if (!response.ok) {
    throw problemOf(response, body);
  }
  if (body === undefined) {
    throw new Problem("unreachable", { status: response.status }); // something else answered in place of the shop
  }
  return { body, tag: response.headers.get("ETag"), age: Number(response.headers.get("Age") ?? 0) };
}

/** The problem that an answer describes; one of an answer that no problem describes is told by its status. */
export function problemOf(response, body) {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After"), 10);
  const fallback = response.status >= 500 ? "service-unavailable" : "unknown";
  return new Problem(typeof body?.type === "string" ? body.type.replace("/problems/", "") : fallback, {
    status: response.status,
    errors: Array.isArray(body?.errors) ? body.errors : [],
    retryAfter: Number.isNaN(retryAfter) ? null : retryAfter,
    traceId: response.headers.get("X-Trace-Id"),
  });
}

/** Null if there is no text, undefined if it is not JSON. */
function parsed(text) {
  if (text === "") {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first pages of a list, as one; `next_cursor` is null if there are no more. */
export async function pages(count, read) {
  const list = { items: [], next_cursor: null, stale: false, age: 0 };
  for (let page = 0; page < count && (page === 0 || list.next_cursor !== null); page++) {
    const { body, age } = await read(page === 0 ? "" : `&cursor=${encodeURIComponent(list.next_cursor)}`);
    list.items.push(...body.items);
    list.next_cursor = body.next_cursor ?? null;
    list.stale ||= body.stale === true;
    list.age = Math.max(list.age, age);
  }
  return list;
}
