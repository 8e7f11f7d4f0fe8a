import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { InvalidRecord, readEvent } from '../src/events/event.js';
import { orderListener } from '../src/statistics/order-listener.js';
import { OrderStatistics } from '../src/statistics/order-statistics.js';
import { accountListener } from '../src/tokens/account-listener.js';
import { RevokedTokens } from '../src/tokens/revoked-tokens.js';
import { eventSchemas, faultsOf } from './support/contracts.js';
import { orderEvents, record } from './support/records.js';

const ID = '0192f0c1-5b7e-7c3a-9d64-2f6f0a1b2c3d';

const ORDER_EVENTS = eventSchemas('order-service');
const ACCOUNT_EVENTS = new Map(
  [...eventSchemas('user-service')].filter(([type]) => type.startsWith('dev.souk.account.')),
);

/** @type {[Map<string, any>, () => import('../src/events/topic-reader.js').Listener][]} */
const CONSUMED = [
  [ORDER_EVENTS, () => orderListener(new OrderStatistics())],
  [ACCOUNT_EVENTS, () => accountListener(new RevokedTokens())],
];

test('every example of a schema of the last release can be read', () => {
  for (const [schemas, listener] of CONSUMED) {
    assert.ok(schemas.size >= 3);
    for (const [type, { examples }] of schemas) {
      assert.ok(examples.length > 0, type);
      examples.forEach((/** @type {object} */ example) => listener()(readEvent(record(type, ID, 1, example))));
    }
  }
});

test('a field that is not known is ignored', () => {
  for (const [schemas, listener] of CONSUMED) {
    for (const [type, { examples }] of schemas) {
      listener()(readEvent(record(type, ID, 1, { ...examples[0], more: { than: 'known' } })));
    }
  }
});

test('the events that the tests make up are as their schemas say', () => {
  const events = ['CONFIRMED', 'CANCELLED'].flatMap((outcome) =>
    orderEvents({ userId: randomUUID(), totalCents: 2500 }, /** @type {'CONFIRMED' | 'CANCELLED'} */ (outcome)),
  );

  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(ORDER_EVENTS.keys()));
  for (const { type, data } of events) {
    assert.equal(faultsOf(/** @type {object} */ (ORDER_EVENTS.get(type)), data), '');
  }
});

test('a required field that is missing or of another type is an invalid record', () => {
  const read = (/** @type {object} */ data) =>
    orderListener(new OrderStatistics())(readEvent(record('dev.souk.order.placed.v1', ID, 1, data)));
  const complete = { user_id: ID, total_cents: 1 };
  read(complete);

  for (const broken of [
    { user_id: undefined },
    { user_id: 'me' },
    { total_cents: undefined },
    { total_cents: '1' },
    { total_cents: 1.5 },
    { total_cents: -1 },
  ]) {
    assert.throws(() => read({ ...complete, ...broken }), InvalidRecord, JSON.stringify(broken));
  }
});

test('an event of an unknown type is an invalid record', () => {
  const event = readEvent(record('dev.souk.order.refunded.v1', ID, 1, {}));

  assert.throws(() => orderListener(new OrderStatistics())(event), InvalidRecord);
  assert.throws(() => accountListener(new RevokedTokens())(event), InvalidRecord);
});

test('a record that is no event is invalid, and the reason does not quote it', () => {
  const valid = record('dev.souk.order.placed.v1', ID, 1, {});
  const records = [
    { ...valid, key: null },
    { ...valid, value: null },
    { ...valid, key: Buffer.from('secret') },
    { ...valid, headers: undefined },
    ...['secret', '["secret"]', '"secret"', 'null'].map((value) => ({ ...valid, value: Buffer.from(value) })),
    ...[
      ['ce_id', 'secret'],
      ['ce_id', undefined],
      ['ce_type', undefined],
      ['ce_time', 'secret'],
      ['ce_time', undefined],
      ['ce_sequence', undefined],
      ['ce_sequence', '0'],
      ['ce_sequence', '1.5'],
      ['ce_sequence', '-1'],
      ['ce_sequence', 'secret'],
      ['ce_sequence', '99999999999999999999'],
    ].map(([name, value]) => record('dev.souk.order.placed.v1', ID, 1, {}, { [String(name)]: value })),
  ];
  for (const broken of records) {
    assert.throws(
      () => readEvent(/** @type {any} */ (broken)),
      (failure) => failure instanceof InvalidRecord && !failure.message.includes('secret'),
    );
  }
});

test('the trace of the request that caused an event is in its headers', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  assert.equal(readEvent(record('dev.souk.order.placed.v1', ID, 1, {}, { traceparent })).traceparent, traceparent);
});
