import { randomUUID } from 'node:crypto';
import { readEvent } from '../../src/events/event.js';

/**
 * A record as the relay of a Java service publishes it.
 * @param {string} type
 * @param {string} aggregateId
 * @param {number} sequence
 * @param {object} data
 * @param {Record<string, string | undefined>} [headers] others than usual; undefined for none
 * @returns {import('kafkajs').KafkaMessage}
 */
export function record(type, aggregateId, sequence, data, headers = {}) {
  const all = {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_type: type,
    ce_source: '/souk/test',
    ce_subject: aggregateId,
    ce_time: '2026-11-20T09:30:04.153489Z',
    ce_sequence: String(sequence),
    'content-type': 'application/json',
    ...headers,
  };
  return {
    key: Buffer.from(aggregateId),
    value: Buffer.from(JSON.stringify(data)),
    timestamp: '0',
    attributes: 0,
    offset: '0',
    headers: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, Buffer.from(value)]])),
    ),
  };
}

/**
 * The events of an order, in their order.
 * @param {{userId: string, totalCents: number, orderId?: string}} order
 * @param {'CONFIRMED' | 'CANCELLED' | 'OPEN'} outcome
 */
export function orderEvents({ userId, totalCents, orderId = randomUUID() }, outcome) {
  const own = { order_id: orderId, user_id: userId };
  const lines = [{ item_id: randomUUID(), quantity: 1, price_cents: totalCents }];
  const placed = { ...own, cart_version: 1, lines, total_cents: totalCents };
  const reserved = { ...own, total_cents: totalCents };
  const cancelled = { ...own, reason: 'payment-declined' };
  /** @type {Record<string, [string, object][]>} */
  const ends = {
    OPEN: [],
    CONFIRMED: [['confirmed', own]],
    CANCELLED: [
      ['cancelling', cancelled],
      ['cancelled', cancelled],
    ],
  };
  /** @type {[string, object][]} */
  const steps = [['placed', placed], ['stock-reserved', reserved], ...(ends[outcome] ?? [])];
  return steps.map(([name, data], index) => readEvent(record(`dev.souk.order.${name}.v1`, orderId, index + 1, data)));
}
