// The story of the gRPC API as a page tells it, by the official client of gRPC-Web: node grpc-web/story.mjs GATEWAY
// Needs the module that npm run grpc-web-build makes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import XMLHttpRequest from 'xhr2';
import { rest } from '../rest.mjs';

globalThis.XMLHttpRequest = XMLHttpRequest; // the client is for browsers
const { connect, detailsOf, OrderStatus, StatusCode } = await import('../target/grpc-web/grpc-web.mjs');

const [gateway] = process.argv.slice(2);
const password = 'correct horse battery';
const { users, orders } = connect(gateway);
const binary = connect(gateway, 'binary');

/** The code of a call that has to fail, with its reason. */
async function failure(promise) {
  const error = await promise.then(
    () => assert.fail('the call did not fail'),
    (failed) => failed,
  );
  const code = Object.keys(StatusCode).find((name) => StatusCode[name] === error.code);
  return `${code} ${detailsOf(error).reason ?? ''}`.trim();
}

/** The first message of a stream, which is then left. */
async function first(stream) {
  for await (const message of stream) {
    return message;
  }
}

// An account, once.
const email = `${randomUUID()}@souk.example`;
const once = { 'idempotency-key': randomUUID() };
const request = { email, name: 'Zoë', password };
const { user } = await users.createUser(request, once);
assert.deepEqual((await binary.users.createUser(request, once)).user, user, 'the first response again');
const rejected = [
  await failure(users.createUser(request)),
  await failure(users.createUser({ ...request, email: 'nobody' })),
  await failure(users.getUser({})),
  await failure(binary.users.getUser({}, { authorization: 'Bearer forged' })), // rejected by the gateway, as a problem
  await failure(first(orders.watchOrder({ id: randomUUID() }))),
];
assert.deepEqual(rejected, [
  'ALREADY_EXISTS EMAIL_TAKEN',
  'INVALID_ARGUMENT VALIDATION_FAILED',
  'UNAUTHENTICATED UNAUTHORIZED',
  'UNKNOWN',
  'UNAUTHENTICATED UNAUTHORIZED',
]);

// Logged in.
const { access_token: token } = await rest(gateway, 'POST', '/sessions', { email, password });
const bearer = { authorization: `Bearer ${token}` };
assert.equal((await users.getUser({}, bearer)).user.name, 'Zoë');
const deadline = { deadline: String(Date.now() + 5_000) };
assert.equal((await binary.users.getUser({}, { ...bearer, ...deadline })).user.email, email);
assert.equal(await failure(users.getUser({ id: randomUUID() }, bearer)), 'NOT_FOUND NOT_FOUND');

// A cart by REST, since its method streams in both directions; an order, and its states by a stream.
await rest(gateway, 'POST', '/wallet/deposits', { amount_cents: 100_000 }, token);
const { items } = await rest(gateway, 'GET', '/items?limit=1');
const cart = await rest(gateway, 'POST', '/cart', { item_id: items[0].id, quantity: 2 }, token);
const placed = await rest(gateway, 'POST', '/orders', undefined, token);
const statuses = [];
for await (const { step } of orders.watchOrder({ id: placed.id }, bearer)) {
  statuses.push(OrderStatus[step.status]);
}
const { order } = await orders.getOrder({ id: placed.id }, bearer);
assert.equal(order.totalCents, BigInt(cart.total_cents));
const page = await binary.orders.listOrders({ pageSize: 10 }, bearer);
assert.deepEqual(
  page.orders.map((one) => one.id),
  [placed.id],
);
assert.equal(OrderStatus[(await first(orders.watchOrder({ id: placed.id }, bearer))).step.status], 'CONFIRMED');
assert.equal(await failure(first(orders.watchOrder({ id: randomUUID() }, bearer))), 'NOT_FOUND NOT_FOUND');

console.log(`${statuses.at(-1)}, ${OrderStatus[order.status]}, ${rejected.length} rejected`);
