import { createLocalJWKSet, errors } from 'jose';
import { call } from '../support/call.js';
import { logger, reason } from '../support/log.js';

const log = logger('tokens.PublicKeys');

const TIMEOUT = 800;
const MAX_BYTES = 64 * 1024;
const CACHE_TIME = 30_000; // a key that was removed is not accepted for longer
const OUTAGE = 15 * 60_000; // as long as a token lives: without user-service, nobody can log in either
const LEAST_INTERVAL = 1_000; // between two fetches, whatever key ids callers invent

/**
 * What finds the key of a token, for jose.
 * @typedef {ReturnType<typeof createLocalJWKSet>} LocalKeys
 * @typedef {(...of: Parameters<LocalKeys>) => ReturnType<LocalKeys>} KeySource
 */

/** There are no keys to check a token with: 503, since the token may be valid. */
export class KeysUnavailable extends Error {}

/**
 * The public keys of user-service, whose instances the registry names. They are fetched when they are needed, at most
 * once a second; while user-service is unavailable the last ones are used.
 */
export class PublicKeys {
  #registry;
  #tls;
  #now;
  /** @type {ReturnType<typeof createLocalJWKSet> | undefined} */
  #keys;
  #fetchedAt = -Infinity;
  #triedAt = -Infinity;
  #failed = false;
  /** @type {Promise<void> | undefined} */
  #fetching;

  /**
   * @param {import('../registry/registry-client.js').RegistryClient} registry
   * @param {import('../support/tls.js').Tls} [tls]
   * @param {() => number} [now] milliseconds, which no change of the clock sets back
   */
  constructor(registry, tls, now = () => performance.now()) {
    this.#registry = registry;
    this.#tls = tls;
    this.#now = now;
  }

  /** Fetches the keys, so that the first request does not wait. After a failure, a request with a token tries again. */
  async load() {
    await this.#refresh();
  }

  /**
   * The key that the header of a token names, for `jwtVerify`.
   * @type {KeySource}
   */
  get = async (header, token) => {
    if (this.#now() - this.#fetchedAt >= CACHE_TIME) {
      const fetched = this.#refresh();
      if (!this.#failed) {
        await fetched; // else not each request: the registry may hang
      }
    }
    try {
      return await this.#find(header, token);
    } catch (unknown) {
      if (!(unknown instanceof errors.JWKSNoMatchingKey || unknown instanceof KeysUnavailable)) {
        throw unknown;
      }
      await this.#refresh(); // the key may be newer than the cache
      return this.#find(header, token);
    }
  };

  /** @type {KeySource} */
  async #find(header, token) {
    if (!this.#keys || this.#now() - this.#fetchedAt >= OUTAGE) {
      throw new KeysUnavailable();
    }
    return this.#keys(header, token);
  }

  /** One fetch at a time, for all requests that wait. */
  async #refresh() {
    if (!this.#fetching && this.#now() - this.#triedAt >= LEAST_INTERVAL) {
      this.#triedAt = this.#now();
      this.#fetching = this.#fetch().finally(() => (this.#fetching = undefined));
    }
    await this.#fetching;
  }

  async #fetch() {
    try {
      const instances = await this.#registry.instances('user-service');
      const instance = instances[Math.floor(Math.random() * instances.length)];
      if (!instance) {
        throw new Error('no instance of user-service is known');
      }
      const answer = await call({
        url: instance + '/.well-known/jwks.json',
        timeout: TIMEOUT,
        maxBytes: MAX_BYTES,
        tls: this.#tls?.to('user-service'),
      });
      if (answer.status !== 200) {
        throw new Error(`user-service answers ${answer.status}`);
      }
      this.#keys = createLocalJWKSet(JSON.parse(answer.body));
      this.#fetchedAt = this.#now();
      this.#failed = false;
    } catch (failure) {
      this.#failed = true;
      log.warn(`The keys of tokens cannot be fetched: ${reason(failure)}`);
    }
  }
}
