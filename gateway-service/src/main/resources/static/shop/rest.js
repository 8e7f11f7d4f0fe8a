// The REST API: every operation of the shop.

import { credentials } from "./credentials.js";
import { exchange } from "./http.js";
import { serverSentEvents } from "./server-sent-events.js";

const SILENCE = 15_000; // the shop sends a comment every two seconds

/** `token`, `key` (idempotency) and `tag` (of the version that may be changed) become headers. */
export async function rest(method, path, { token, key, tag, body, signal } = {}) {
  const headers = { Accept: "application/json", ...credentials(token) };
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  if (tag) {
    headers["If-Match"] = tag;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const options = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  const answer = await exchange(path, options, signal);
  return {
    body: answer.body,
    tag: answer.response.headers.get("ETag"),
    age: Number(answer.response.headers.get("Age") ?? 0),
  };
}

/** As every protocol has it, see protocol.js. What is not here is called as it is. */
export const operations = {};

export async function probe() {
  // it is there, since this page is
}

export async function* orderSteps(id, { token, after }, signal, opened) {
  const headers = { ...credentials(token), "Last-Event-ID": String(after) };
  const events = serverSentEvents(`/orders/${encodeURIComponent(id)}/events`, { headers }, SILENCE, signal, opened);
  for await (const event of events) {
    yield { position: Number(event.id), step: JSON.parse(event.data) };
  }
}
