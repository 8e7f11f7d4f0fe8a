// The story by GraphQL and WebSocket, by clients that are not Souk's and through the gateway: node graphql/story.mjs GATEWAY
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { GraphQLClient } from 'graphql-request';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';

const [gateway] = process.argv.slice(2);
const url = `${gateway}/graphql`;
const sockets = gateway.replace(/^http/, 'ws');
const password = 'correct horse battery';
const anonymous = new GraphQLClient(url);

const REGISTER = `mutation($input: RegisterInput!, $key: ID) {
  register(input: $input, idempotencyKey: $key) { ... on Registration { id } ... on Problem { type errors { field } } }
}`;
const FILL_CART = `mutation($item: ID!, $quantity: Int!) {
  addToCart(itemId: $item, quantity: $quantity, idempotencyKey: "${randomUUID()}") {
    ... on Cart { lines { name quantity } totalCents } ... on Problem { type detail }
  }
}`;
const CHECK_OUT = `mutation($key: ID!) {
  checkOut(idempotencyKey: $key) { ... on Order { id status totalCents } ... on Problem { type detail } }
}`;
const CHANGES = 'subscription($id: ID!, $after: Int) { orderChanged(id: $id, after: $after) { position status reason } }';
const HISTORY = `query($id: ID!) {
  order(id: $id) { status history { status } lines { quantity item { sku available } } }
  wallet { balanceCents }
  cart { lines { name } }
}`;

/** Registers and logs in; a token is of the REST API, whatever it is used for. */
async function customer() {
  const input = { email: `${randomUUID()}@souk.example`, name: 'Zoë', password };
  const key = randomUUID();
  const { register } = await anonymous.request(REGISTER, { input, key });
  assert.deepEqual((await anonymous.request(REGISTER, { input, key })).register, register, 'the first answer again');
  assert.equal((await anonymous.request(REGISTER, { input })).register.type, '/problems/email-taken');
  const response = await fetch(`${gateway}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: input.email, password }),
  });
  const { access_token: token } = await response.json();
  const client = new GraphQLClient(url, { headers: { authorization: `Bearer ${token}` } });
  const { me } = await client.request('{ me { id email role status } }');
  assert.deepEqual(me, { id: register.id, email: input.email, role: 'CUSTOMER', status: 'ACTIVE' });
  return { client, token };
}

/** Every change of an order, by graphql-ws or graphql-sse, until the server ends the subscription. */
async function changes(client, variables) {
  const seen = [];
  for await (const { data, errors } of client.iterate({ query: CHANGES, variables })) {
    assert.equal(errors, undefined);
    seen.push(data.orderChanged);
  }
  return seen;
}

/** The messages of /ws about an order, from after the last event that is known to the final one. */
function watch(token, order, lastEventId) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${sockets}/ws`);
    const seen = [];
    const send = (message) => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'authenticate', token }));
    socket.on('message', (text) => {
      const message = JSON.parse(text);
      if (message.type === 'authenticated') {
        send({ type: 'watch_order', order_id: order, last_event_id: lastEventId });
      } else {
        seen.push(message);
        if (['CONFIRMED', 'CANCELLED'].includes(message.status)) {
          socket.close();
          resolve(seen);
        }
      }
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed: ${code}`)));
  });
}

const { client, token } = await customer();
const { items } = await client.request('{ items(first: 1) { nodes { id priceCents } } }');
const [item] = items.nodes;
const deposit = 'mutation($key: ID!) { deposit(amountCents: 100000, idempotencyKey: $key) { ... on Deposit { balanceCents } } }';
const once = { key: randomUUID() };
await client.request(deposit, once);
assert.equal((await client.request(deposit, once)).deposit.balanceCents, 100000, 'deposited once');
assert.equal((await client.request(CHECK_OUT, { key: randomUUID() })).checkOut.type, '/problems/cart-empty');

// An order that is confirmed, watched in three ways.
await client.request(FILL_CART, { item: item.id, quantity: 2 });
const { checkOut: order } = await client.request(CHECK_OUT, { key: randomUUID() });
const authorization = `Bearer ${token}`;
const ws = createWsClient({ url: `${sockets}/graphql`, webSocketImpl: WebSocket, connectionParams: { Authorization: authorization } });
const sse = createSseClient({ url, headers: { authorization } });
const [byGraphQlWs, byGraphQlSse, byWebSocket] = await Promise.all([
  changes(ws, { id: order.id }),
  changes(sse, { id: order.id }),
  watch(token, order.id),
]);
for (const seen of [byGraphQlWs, byGraphQlSse, byWebSocket]) {
  assert.equal(seen.at(-1).status, 'CONFIRMED');
}
assert.deepEqual(
  (await changes(ws, { id: order.id, after: 1 })).map(({ status }) => status),
  ['STOCK_RESERVED', 'CONFIRMED'],
  'continues after what is known',
);
assert.deepEqual((await watch(token, order.id, 2)).map(({ id }) => id), [3]);
const page = await client.request(HISTORY, { id: order.id });
assert.deepEqual(page.order.history.map(({ status }) => status), ['PLACED', 'STOCK_RESERVED', 'CONFIRMED']);
assert.equal(page.wallet.balanceCents, 100000 - 2 * item.priceCents);
assert.ok(page.order.lines[0].item.sku);

// Another customer sees nothing of it, and cannot pay for as much.
const other = await customer();
const hidden = await other.client.request(HISTORY, { id: order.id }).catch(({ response }) => response);
assert.equal(hidden.data.order, null);
assert.equal(hidden.errors[0].extensions.classification, 'NOT_FOUND');
await other.client.request(FILL_CART, { item: item.id, quantity: 1 });
const declined = (await other.client.request(CHECK_OUT, { key: randomUUID() })).checkOut;
const last = (await watch(other.token, declined.id)).at(-1);
const cancel = 'mutation($id: ID!) { cancelOrder(id: $id) { ... on Problem { type } } }';
assert.equal((await client.request(cancel, { id: order.id })).cancelOrder.type, '/problems/order-not-cancellable');

await ws.dispose();
sse.dispose();
console.log(`CONFIRMED, ${last.status} ${last.reason}`);
