import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';

const MINUTE = 60_000;

/**
 * Keys and tokens as user-service has them, and the forged ones that no service may accept, as in the Java tests.
 */
export class TokenIssuer {
  #keys;
  #now;

  /**
   * @param {{privateKey: import('jose').CryptoKey, publicKey: import('jose').JWK}} keys
   * @param {() => number} now
   */
  constructor(keys, now) {
    this.#keys = keys;
    this.#now = now;
  }

  static async create(now = Date.now) {
    return new TokenIssuer(await newKeys('test-key'), now);
  }

  jwks() {
    return { keys: [this.#keys.publicKey] };
  }

  /** The keys as AccessTokens wants them. */
  source() {
    return /** @type {import('../../src/tokens/public-keys.js').KeySource} */ (
      /** @type {unknown} */ (createLocalJWKSet(this.jwks()))
    );
  }

  /**
   * @param {Record<string, unknown>} [claims]
   * @param {Record<string, unknown>} [header]
   */
  token(claims = {}, header = {}) {
    return this.#sign(this.#keys.privateKey, claims, header);
  }

  /**
   * Of a client without a user.
   * @param {Record<string, unknown>} [claims]
   */
  machine(claims = {}) {
    const scope = ['statistics-service:orders.read'];
    return this.token({ aud: 'statistics-service', scope, role: undefined, token_version: undefined, ...claims });
  }

  /** Of an admin, valid but for one thing each. */
  forged() {
    const admin = { role: 'ADMIN' };
    return {
      EXPIRED: () => this.token({ ...admin, exp: this.#seconds(-MINUTE / 2) }),
      WITHOUT_EXPIRY: () => this.token({ ...admin, exp: undefined }),
      NOT_YET_VALID: () => this.token({ ...admin, nbf: this.#seconds(MINUTE) }),
      WRONG_AUDIENCE: () => this.token({ ...admin, aud: 'other' }),
      FOR_ANOTHER_SERVICE: () => this.machine({ aud: 'cart-service' }),
      BOUND_TO_A_CERTIFICATE: () => this.machine({ cnf: { 'x5t#S256': 'of-a-certificate' } }),
      WRONG_ISSUER: () => this.token({ ...admin, iss: 'https://other.example' }),
      WRONG_TYPE: () => this.token(admin, { typ: 'JWT' }),
      NO_ACCOUNT: () => this.token({ ...admin, sub: 'somebody' }),
      UNSIGNED: async () => new UnsecuredJWT({ ...this.#claims(), ...admin }).encode(),
      HS256_WITH_PUBLIC_KEY: () =>
        new SignJWT({ ...this.#claims(), ...admin })
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'test-key' })
          .sign(new TextEncoder().encode(JSON.stringify(this.#keys.publicKey))),
      UNKNOWN_KEY_ID: async () => this.#sign((await newKeys('unknown')).privateKey, admin, { kid: 'unknown' }),
      ROGUE_KEY: async () => this.#sign((await newKeys('test-key')).privateKey, admin, {}),
      NO_TOKEN: async () => 'x',
    };
  }

  /**
   * @param {import('jose').CryptoKey} key
   * @param {Record<string, unknown>} claims
   * @param {Record<string, unknown>} header
   */
  #sign(key, claims, header) {
    return new SignJWT({ ...this.#claims(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test-key', ...header })
      .sign(key);
  }

  #claims() {
    return {
      iss: 'https://souk.example',
      aud: 'souk',
      sub: randomUUID(),
      role: 'CUSTOMER',
      token_version: 1,
      iat: this.#seconds(-MINUTE),
      exp: this.#seconds(5 * MINUTE),
    };
  }

  /** @param {number} offset */
  #seconds(offset) {
    return Math.floor((this.#now() + offset) / 1000);
  }
}

/** @param {string} id */
async function newKeys(id) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { privateKey, publicKey: { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256', use: 'sig' } };
}
