import { problems } from './problem.js';

/**
 * A response: the body becomes JSON.
 * @typedef {{status: number, headers?: Record<string, string>, body?: object}} Answer
 * @typedef {(caller: import('../tokens/access-tokens.js').Caller) => import('../statistics/order-statistics.js').Figures} Operation
 * @typedef {{method: string, path: string, query: URLSearchParams, authorization?: string, accept?: string}} Request
 */

/** With which a machine gets the figures of all customers. */
const TOTAL_SCOPE = 'statistics-service:orders.read';

const METHODS = 'GET, HEAD, OPTIONS';
const MAX_NAMED_PARAMETERS = 10;

/**
 * The operations: figures of the caller, and of all customers for admins and machines, as openapi.json describes them.
 */
export class Api {
  #statistics;
  #tokens;

  /**
   * @param {import('../statistics/order-statistics.js').OrderStatistics} statistics
   * @param {import('../tokens/access-tokens.js').AccessTokens} tokens
   */
  constructor(statistics, tokens) {
    this.#statistics = statistics;
    this.#tokens = tokens;
  }

  /** @type {Record<string, Operation>} */
  #operations = {
    '/statistics/orders': (caller) => {
      if (!caller.role) {
        throw problems.forbidden();
      }
      return this.#statistics.of(caller.id);
    },
    '/statistics/orders/total': (caller) => {
      if (caller.role !== 'ADMIN' && !caller.scopes.includes(TOTAL_SCOPE)) {
        throw problems.forbidden();
      }
      return this.#statistics.total();
    },
  };

  /**
   * Throws a problem if there is nothing else to answer. Whoever has no token does not learn which paths there are.
   * @param {Request} request
   * @returns {Promise<Answer>}
   */
  async answer({ method, path, query, authorization, accept }) {
    const operation = Object.hasOwn(this.#operations, path) ? this.#operations[path] : undefined;
    if (method === 'OPTIONS' && operation) {
      return { status: 200, headers: { Allow: METHODS } };
    }
    const caller = await this.#tokens.caller(authorization);
    if (!operation) {
      throw problems.noSuchPath();
    }
    if (method !== 'GET' && method !== 'HEAD') {
      throw problems.methodNotAllowed(METHODS);
    }
    requireJson(accept);
    requireNoParameters(query);
    const { confirmed, cancelled, spentCents } = operation(caller);
    if (!this.#statistics.isComplete) {
      throw problems.unavailable('There are more orders than this service can count.', 60);
    }
    return { status: 200, body: { confirmed, cancelled, spent_cents: spentCents } };
  }
}

/** @param {string | undefined} accept */
function requireJson(accept) {
  const types = (accept ?? '*/*').split(',').map((type) => type.replace(/;.*/s, '').trim().toLowerCase());
  if (!types.some((type) => type === '*/*' || type === 'application/*' || type === 'application/json')) {
    throw problems.notAcceptable();
  }
}

/** @param {URLSearchParams} query */
function requireNoParameters(query) {
  const names = [...new Set(query.keys())].slice(0, MAX_NAMED_PARAMETERS);
  if (names.length > 0) {
    throw problems.unknownParameters(names);
  }
}
