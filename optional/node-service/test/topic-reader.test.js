import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { InvalidRecord } from '../src/events/event.js';
import { TopicReader } from '../src/events/topic-reader.js';
import { currentTrace } from '../src/support/trace.js';
import { eventually } from './support/eventually.js';
import { FakeBroker } from './support/fake-broker.js';
import { record } from './support/records.js';

const TYPE = 'dev.souk.order.placed.v1';

/** @type {FakeBroker} */
let broker;
/** @type {TopicReader} */
let reader;
/** @type {number[]} */
let sequences;
let hasCaughtUp = false;

beforeEach(() => {
  broker = new FakeBroker();
  broker.publish(
    'orders',
    [1, 2].map((sequence) => event(sequence)),
  );
  sequences = [];
  hasCaughtUp = false;
  reader = new TopicReader(broker.connect, {
    orders: ({ sequence }) => void sequences.push(sequence),
    users: () => {
      throw new InvalidRecord('unknown type');
    },
  });
  reader.caughtUp.then(() => (hasCaughtUp = true));
});
afterEach(() => reader.stop());

/** @param {number} sequence @param {Record<string, string>} [headers] */
function event(sequence, headers) {
  return record(TYPE, randomUUID(), sequence, {}, headers);
}

async function connected() {
  await eventually('connected', () => broker.consumer?.isConnected === true);
  return /** @type {NonNullable<FakeBroker['consumer']>} */ (broker.consumer);
}

test('it has caught up when it has read what was there, and not before', async () => {
  reader.start();
  const consumer = await connected();
  assert.equal(hasCaughtUp, false);
  await consumer.deliver('orders');

  await eventually('caught up', () => hasCaughtUp);
  assert.deepEqual(sequences, [1, 2]);
});

test('with empty topics it has caught up at once', async () => {
  const idle = new TopicReader(new FakeBroker().connect, { orders: () => {} });
  idle.start();

  await idle.caughtUp;
  await idle.stop();
});

test('where all records have expired it has caught up at once', async () => {
  broker.hasExpired = true;
  reader.start();

  await eventually('caught up', () => hasCaughtUp);
  assert.deepEqual(sequences, []);
});

test('a record that is delivered again is skipped, also after a lost connection', async () => {
  reader.start();
  const consumer = await connected();
  await consumer.deliver('orders');
  consumer.crash();
  await eventually('connected again', () => broker.consumer !== consumer && broker.consumer?.isConnected === true);
  broker.publish('orders', [event(3)]);
  await (await connected()).deliver('orders');

  assert.deepEqual(sequences, [1, 2, 3]);
  assert.equal(consumer.isConnected, false);
});

test('a record at an offset that the broker had lost is read', async () => {
  reader.start();
  const consumer = await connected();
  await consumer.deliver('orders');
  broker.truncate('orders', 1);
  consumer.crash();
  await eventually('connected again', () => broker.consumer !== consumer && broker.consumer?.isConnected === true);
  broker.publish('orders', [event(3)]);
  await (await connected()).deliver('orders');

  assert.deepEqual(sequences, [1, 2, 1, 3]);
});

test('records of a broker that came back empty are read from the first on', async () => {
  reader.start();
  const consumer = await connected();
  await consumer.deliver('orders');
  broker.truncate('orders', 0);
  broker.publish('orders', [event(3)]);
  consumer.crash();
  await eventually('connected again', () => broker.consumer !== consumer && broker.consumer?.isConnected === true);
  await (await connected()).deliver('orders');

  assert.deepEqual(sequences, [1, 2, 3]);
});

test('each connection has a consumer group of its own, whose name begins with that of the service', async () => {
  reader.start();
  (await connected()).crash();
  await eventually('connected again', () => broker.groups.length === 2);

  assert.ok(broker.groups.every((group) => /^statistics-service\.[0-9a-f-]{36}$/.test(group)));
  assert.equal(new Set(broker.groups).size, 2);
});

test('an invalid record stops no other', async () => {
  broker.publish('orders', [{ ...event(3), value: Buffer.from('not JSON') }, event(4)]);
  broker.publish('users', [event(1)]);
  reader.start();
  const consumer = await connected();
  await consumer.deliver('orders');
  await consumer.deliver('users');

  assert.deepEqual(sequences, [1, 2, 4]);
  await eventually('caught up', () => hasCaughtUp);
});

test('a record on which the code fails stops no other', async () => {
  const defective = new TopicReader(broker.connect, {
    orders: ({ sequence }) => (sequence === 1 ? /** @type {any} */ (undefined).defect : sequences.push(sequence)),
  });
  defective.start();
  await (await connected()).deliver('orders');
  await defective.stop();

  assert.deepEqual(sequences, [2]);
});

test('it waits for a broker that is unavailable at the start', async () => {
  broker.isAvailable = false;
  reader.start();
  await eventually('several attempts', () => broker.attempts > 2);
  broker.isAvailable = true;

  await (await connected()).deliver('orders');
  assert.deepEqual(sequences, [1, 2]);
});

test('a stop while it asks where the topics end waits for no record', async () => {
  let respond = () => {};
  broker.delay = new Promise((/** @type {(value: void) => void} */ resolve) => (respond = resolve));
  reader.start();
  await eventually('asked', () => broker.attempts > 0);
  const stopped = reader.stop();
  respond();
  await stopped;

  assert.deepEqual(broker.groups, []);
});

test('an event is processed in the trace of the request that caused it', async () => {
  /** @type {string | undefined} */
  let traceId;
  const traced = new TopicReader(broker.connect, { orders: () => (traceId = currentTrace()?.traceId) });
  broker.publish('orders', [event(3, { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' })]);
  traced.start();
  await (await connected()).deliver('orders');
  await traced.stop();

  assert.equal(traceId, '4bf92f3577b34da6a3ce929d0e0e4736');
});
