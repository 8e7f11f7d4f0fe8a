// A call of the REST API, with a new idempotency key.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export async function rest(gateway, method, path, body, token) {
  const response = await fetch(gateway + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return response.json();
}
