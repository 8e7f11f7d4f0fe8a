// The shop's operations, named as in its REST API. Which protocol carries them is chosen in protocol.js.

import { operationOf } from "./protocol.js";
import { rest } from "./rest.js";

/**
 * Calls the API. The response has `body`, `tag` (its ETag) and `age` in seconds; what is no success is a Problem. `options`
 * are `token`, `key` (idempotency), `tag` (of the version that may be changed), `body` and `signal`.
 */
export async function call(method, path, options = {}) {
  const operation = await operationOf(method, path);
  const response = operation === null ? rest(method, path, options) : operation(options);
  return { tag: null, age: 0, ...(await response) };
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
