import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { orderListener } from '../src/statistics/order-listener.js';
import { OrderStatistics } from '../src/statistics/order-statistics.js';
import { orderEvents } from './support/records.js';

const ADA = randomUUID();
const BOB = randomUUID();

/** @param {import('../src/events/event.js').Event[][]} orders @param {OrderStatistics} [statistics] */
function counted(orders, statistics = new OrderStatistics()) {
  orders.flat().forEach(orderListener(statistics));
  return statistics;
}

test('a confirmed order counts with its total, a cancelled one without, an open one not at all', () => {
  const statistics = counted([
    orderEvents({ userId: ADA, totalCents: 2500 }, 'CONFIRMED'),
    orderEvents({ userId: ADA, totalCents: 1250 }, 'CONFIRMED'),
    orderEvents({ userId: ADA, totalCents: 9900 }, 'CANCELLED'),
    orderEvents({ userId: ADA, totalCents: 7700 }, 'OPEN'),
  ]);

  assert.deepEqual(statistics.of(ADA), { confirmed: 2, cancelled: 1, spentCents: 3750 });
});

test('customers have their own figures, and all of them together the total', () => {
  const statistics = counted([
    orderEvents({ userId: ADA, totalCents: 100 }, 'CONFIRMED'),
    orderEvents({ userId: BOB, totalCents: 20 }, 'CONFIRMED'),
  ]);

  assert.deepEqual(statistics.of(ADA), { confirmed: 1, cancelled: 0, spentCents: 100 });
  assert.deepEqual(statistics.of(BOB), { confirmed: 1, cancelled: 0, spentCents: 20 });
  assert.deepEqual(statistics.of(randomUUID()), { confirmed: 0, cancelled: 0, spentCents: 0 });
  assert.deepEqual(statistics.total(), { confirmed: 2, cancelled: 0, spentCents: 120 });
});

test('an event that is delivered again, at whatever time, has no effect', () => {
  const events = [
    ...orderEvents({ userId: ADA, totalCents: 100 }, 'CONFIRMED'),
    ...orderEvents({ userId: ADA, totalCents: 20 }, 'CANCELLED'),
  ];
  const once = counted([events]);

  for (let end = 1; end <= events.length; end++) {
    for (let begin = 0; begin < end; begin++) {
      // what was published since `begin` is published again
      const statistics = counted([events.slice(0, end), events.slice(begin, end), events.slice(end)]);
      assert.deepEqual(statistics.of(ADA), once.of(ADA), `${begin} to ${end}`);
    }
  }
});

test('an order whose beginning the topic does not have any more is not counted', () => {
  const events = orderEvents({ userId: ADA, totalCents: 100 }, 'CONFIRMED');

  assert.deepEqual(counted([events.slice(1)]).total(), { confirmed: 0, cancelled: 0, spentCents: 0 });
});

test('only the latest orders that have ended are remembered, and the figures keep all', () => {
  const statistics = new OrderStatistics({ openOrders: 10, finalOrders: 1, customers: 10 });
  const latest = orderEvents({ userId: ADA, totalCents: 1 }, 'CONFIRMED');
  counted([orderEvents({ userId: ADA, totalCents: 1 }, 'CONFIRMED'), latest, latest], statistics);

  assert.deepEqual(statistics.of(ADA), { confirmed: 2, cancelled: 0, spentCents: 2 });
  assert.ok(statistics.isComplete);
});

for (const [limit, orders] of /** @type {[object, any][]} */ ([
  [
    { openOrders: 1 },
    [orderEvents({ userId: ADA, totalCents: 1 }, 'OPEN'), orderEvents({ userId: ADA, totalCents: 1 }, 'OPEN')],
  ],
  [
    { customers: 1 },
    [
      orderEvents({ userId: ADA, totalCents: 1 }, 'CONFIRMED'),
      orderEvents({ userId: BOB, totalCents: 1 }, 'CONFIRMED'),
    ],
  ],
])) {
  test(`more than fits is noticed and not stored: ${JSON.stringify(limit)}`, () => {
    const statistics = new OrderStatistics({ openOrders: 10, finalOrders: 10, customers: 10, ...limit });
    counted(orders, statistics);
    assert.equal(statistics.isComplete, false);

    counted([orderEvents({ userId: ADA, totalCents: 1 }, 'CONFIRMED')], statistics);
    assert.deepEqual(statistics.of(BOB), { confirmed: 0, cancelled: 0, spentCents: 0 });
  });
}
