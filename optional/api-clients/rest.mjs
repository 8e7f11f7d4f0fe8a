// A call of the REST API, with a new idempotency key. For Node.js and for browsers. Twice it is sent again, with the
// same key, if a service that has just started is too slow.
export async function rest(gateway, method, path, body, token) {
  const request = {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  };
  let response = await fetch(gateway + path, request);
  for (let repeats = 0; repeats < 2 && [503, 504].includes(response.status); repeats++) {
    await new Promise((later) => setTimeout(later, 1_000));
    response = await fetch(gateway + path, request);
  }
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}
