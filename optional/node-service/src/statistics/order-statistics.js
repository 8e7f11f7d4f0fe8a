/**
 * How many orders were confirmed and cancelled, and what the confirmed ones cost.
 * @typedef {{confirmed: number, cancelled: number, spentCents: number}} Figures
 */

/**
 * What is kept at most. All of it fits the heap of 128 MiB that `npm start` allows: 100,000 customers of an order each
 * took 90.
 * @typedef {{openOrders: number, finalOrders: number, customers: number}} Limits
 */

/** @type {Limits} */
const LIMITS = { openOrders: 50_000, finalOrders: 100_000, customers: 100_000 };

/**
 * The figures of each customer and of all together, in memory. Events are delivered at least once: the events of an
 * order have sequence numbers without a gap, so one whose number is not higher than the last one was counted before.
 * The orders that have ended are remembered for that, the latest of them; a duplicate is published within moments.
 */
export class OrderStatistics {
  #limits;
  /** @type {Map<string, {sequence: number, userId: string, totalCents: number}>} */
  #open = new Map();
  /** @type {Map<string, number>} the sequence of the last event; the oldest order first */
  #final = new Map();
  /** @type {Map<string, Figures>} */
  #customers = new Map();
  #total = noFigures();
  #isComplete = true;

  /** @param {Limits} [limits] */
  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /** False from the moment on at which there was more than fits: the figures would be wrong, and nobody gets them. */
  get isComplete() {
    return this.#isComplete;
  }

  /** @param {string} userId @returns {Figures} */
  of(userId) {
    return { ...(this.#customers.get(userId) ?? noFigures()) };
  }

  /** @returns {Figures} of all customers */
  total() {
    return { ...this.#total };
  }

  /**
   * The first event of an order. False for a duplicate.
   * @param {string} orderId
   * @param {number} sequence
   * @param {{userId: string, totalCents: number}} order
   */
  place(orderId, sequence, { userId, totalCents }) {
    if (this.#lastSequence(orderId) > 0 || !this.#fits(this.#open.size < this.#limits.openOrders)) {
      return false;
    }
    this.#open.set(orderId, { sequence, userId, totalCents });
    return true;
  }

  /**
   * A further event, after which the order is still open. False for a duplicate, and for an order whose beginning the
   * topic does not have any more.
   * @param {string} orderId
   * @param {number} sequence
   */
  advance(orderId, sequence) {
    const order = this.#open.get(orderId);
    if (!order || sequence <= order.sequence) {
      return false;
    }
    order.sequence = sequence;
    return true;
  }

  /**
   * The last event of an order. False as above.
   * @param {string} orderId
   * @param {number} sequence
   * @param {'CONFIRMED' | 'CANCELLED'} status
   */
  end(orderId, sequence, status) {
    const order = this.#open.get(orderId);
    if (!order || sequence <= order.sequence) {
      return false;
    }
    this.#open.delete(orderId);
    this.#final.set(orderId, sequence);
    if (this.#final.size > this.#limits.finalOrders) {
      this.#final.delete(/** @type {string} */ (this.#final.keys().next().value));
    }
    this.#count(order, status);
    return true;
  }

  /**
   * @param {{userId: string, totalCents: number}} order
   * @param {'CONFIRMED' | 'CANCELLED'} status
   */
  #count({ userId, totalCents }, status) {
    const known = this.#customers.get(userId);
    if (!this.#fits(known !== undefined || this.#customers.size < this.#limits.customers)) {
      return;
    }
    const own = known ?? noFigures();
    this.#customers.set(userId, own);
    for (const figures of [own, this.#total]) {
      figures.confirmed += status === 'CONFIRMED' ? 1 : 0;
      figures.cancelled += status === 'CANCELLED' ? 1 : 0;
      figures.spentCents += status === 'CONFIRMED' ? totalCents : 0;
    }
  }

  /** @param {string} orderId */
  #lastSequence(orderId) {
    return this.#open.get(orderId)?.sequence ?? this.#final.get(orderId) ?? 0;
  }

  /** Whether there is room, now and ever before. @param {boolean} hasRoom */
  #fits(hasRoom) {
    this.#isComplete &&= hasRoom;
    return this.#isComplete;
  }
}

/** @returns {Figures} */
function noFigures() {
  return { confirmed: 0, cancelled: 0, spentCents: 0 };
}
