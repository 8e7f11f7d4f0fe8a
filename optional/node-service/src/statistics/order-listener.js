import { InvalidRecord } from '../events/event.js';
import { id, integer } from '../events/fields.js';
import { logger } from '../support/log.js';

const log = logger('statistics.OrderListener');

/** The topic of order-service. */
export const ORDERS = 'souk.orders';

/**
 * Reads the events of orders into the figures. Every type of the topic has a case: an event of a type that is dropped
 * by mistake would be lost, so an unknown one is an invalid record.
 * @param {import('./order-statistics.js').OrderStatistics} statistics
 * @returns {import('../events/topic-reader.js').Listener}
 */
export function orderListener(statistics) {
  return (event) => {
    const { aggregateId: orderId, sequence } = event;
    const wasComplete = statistics.isComplete;
    switch (event.type) {
      case 'dev.souk.order.placed.v1':
        statistics.place(orderId, sequence, {
          userId: id(event, 'user_id'),
          totalCents: integer(event, 'total_cents', 0),
        });
        break;
      case 'dev.souk.order.stock-reserved.v1':
      case 'dev.souk.order.cancelling.v1':
        statistics.advance(orderId, sequence);
        break;
      case 'dev.souk.order.confirmed.v1':
        statistics.end(orderId, sequence, 'CONFIRMED');
        break;
      case 'dev.souk.order.cancelled.v1':
        statistics.end(orderId, sequence, 'CANCELLED');
        break;
      default:
        throw new InvalidRecord('unknown type');
    }
    if (wasComplete && !statistics.isComplete) {
      log.error('There are more orders or customers than this service can hold in memory; it answers 503 from now on');
    }
  };
}
