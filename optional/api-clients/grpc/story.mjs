// Every call of the gRPC API, by Node's own client and through the gateway: node grpc/story.mjs GATEWAY GRPC_ADDRESS [CA_FILE]
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { rest } from '../rest.mjs';

const [gateway, address, authority] = process.argv.slice(2);
const password = 'correct horse battery';
const contracts = fileURLToPath(new URL('../../../optional/grpc-contracts/src/main/protobuf', import.meta.url));
const types = fileURLToPath(new URL('../target/protobuf', import.meta.url)); // Google's, copied by ApiClientsIT
const { souk } = grpc.loadPackageDefinition(
  loadSync(
    [
      'souk/user/v1/user_service.proto',
      'souk/order/v1/order_service.proto',
      'souk/cart/v1/cart_service.proto',
    ],
    { includeDirs: [contracts, types], keepCase: true, longs: Number, enums: String, defaults: true, oneofs: true },
  ),
);
const errors = new protobuf.Root();
errors.resolvePath = (_, file) => (file.startsWith('google/protobuf') ? file : `${types}/${file}`);
errors.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto'], { keepCase: true });
const credentials = authority
  ? grpc.credentials.createSsl(readFileSync(authority))
  : grpc.credentials.createInsecure();
const users = new souk.user.v1.UserService(address, credentials);
const orders = new souk.order.v1.OrderService(address, credentials);
const carts = new souk.cart.v1.CartService(address, credentials);

/** Calls a method with one response, within five seconds. */
function call(client, method, request, metadata = new grpc.Metadata()) {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + 5_000;
    client[method](request, metadata, { deadline }, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

/** The code of a call that has to fail, with the reason of its ErrorInfo. */
async function failure(promise) {
  const error = await promise.then(
    () => assert.fail('the call did not fail'),
    (failed) => failed,
  );
  const [status] = error.metadata.get('grpc-status-details-bin');
  return `${grpc.status[error.code]} ${status ? reasonOf(status) : ''}`.trim();
}

function reasonOf(status) {
  const { details } = errors.lookupType('google.rpc.Status').decode(status);
  const info = details.find(({ type_url }) => type_url === 'type.googleapis.com/google.rpc.ErrorInfo');
  return errors.lookupType('google.rpc.ErrorInfo').decode(info.value).reason;
}

function metadata(entries) {
  const result = new grpc.Metadata();
  Object.entries(entries).forEach(([name, value]) => result.set(name, value));
  return result;
}

/** Sends the changes, each after the response to the one before, and returns the responses. */
function basket(changes, token) {
  return new Promise((resolve, reject) => {
    const answers = [];
    const stream = carts.Basket(metadata({ authorization: `Bearer ${token}` }));
    stream.on('data', (answer) => {
      answers.push(answer);
      if (changes.length > 0) {
        stream.write(changes.shift());
      } else {
        stream.end();
      }
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(answers));
  });
}

/** The statuses of an order until the stream ends. */
function watch(id, token) {
  return new Promise((resolve, reject) => {
    const statuses = [];
    const stream = orders.WatchOrder({ id }, metadata({ authorization: `Bearer ${token}` }));
    stream.on('data', ({ step }) => statuses.push(step.status));
    stream.on('error', reject);
    stream.on('end', () => resolve(statuses));
  });
}

// An account, once.
const email = `${randomUUID()}@souk.example`;
const once = metadata({ 'idempotency-key': randomUUID() });
const request = { email, name: 'Ada', password };
const { user } = await call(users, 'CreateUser', request, once);
assert.deepEqual((await call(users, 'CreateUser', request, once)).user, user, 'the first answer again');
const rejected = [
  await failure(call(users, 'CreateUser', request)),
  await failure(call(users, 'CreateUser', { ...request, email: 'nobody' })),
  await failure(call(users, 'GetUser', {})),
  await failure(call(users, 'GetUser', {}, metadata({ authorization: 'Bearer forged' }))),
];
assert.deepEqual(rejected, [
  'ALREADY_EXISTS EMAIL_TAKEN',
  'INVALID_ARGUMENT VALIDATION_FAILED',
  'UNAUTHENTICATED UNAUTHORIZED',
  'UNAUTHENTICATED UNAUTHORIZED',
]);

// Logged in.
const { access_token: token } = await rest(gateway, 'POST', '/sessions', { email, password });
const bearer = metadata({ authorization: `Bearer ${token}` });
assert.equal((await call(users, 'GetUser', {}, bearer)).user.email, email);
assert.equal(await failure(call(users, 'GetUser', { id: randomUUID() }, bearer)), 'NOT_FOUND NOT_FOUND');

// A cart by one stream, an order, and its states by another.
await rest(gateway, 'POST', '/wallet/deposits', { amount_cents: 100_000 }, token);
const { items } = await rest(gateway, 'GET', '/items?limit=1');
const item_id = items[0].id;
const answers = await basket(
  [
    { idempotency_key: randomUUID(), add: { item_id, quantity: 1 } },
    { add: { item_id, quantity: 100 } },
    { set_quantity: { item_id, quantity: 2 } },
  ],
  token,
);
assert.deepEqual(
  answers.map((answer) => answer.outcome),
  ['cart', 'cart', 'error', 'cart'],
);
assert.equal(answers[3].cart.total_cents, 2 * items[0].price_cents);
const placed = await rest(gateway, 'POST', '/orders', undefined, token);
const statuses = await watch(placed.id, token);
const order = (await call(orders, 'GetOrder', { id: placed.id }, bearer)).order;
assert.equal(order.total_cents, answers[3].cart.total_cents);
const page = await call(orders, 'ListOrders', { page_size: 10 }, bearer);
assert.deepEqual(
  page.orders.map((one) => one.id),
  [placed.id],
);

// What there is not.
const other = new grpc.Client(address, credentials);
const unknown = await failure(
  new Promise((resolve, reject) =>
    other.makeUnaryRequest('/souk.user.v1.UserService/DeleteUser', (x) => x, (x) => x, Buffer.alloc(0), (error, answer) =>
      error ? reject(error) : resolve(answer),
    ),
  ),
);
assert.equal(unknown, 'UNIMPLEMENTED');

[users, orders, carts, other].forEach((client) => client.close());
console.log(`${statuses.at(-1)}, ${order.status}, ${answers.length} carts`);
