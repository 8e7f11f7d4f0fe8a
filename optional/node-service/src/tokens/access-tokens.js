import { errors, jwtVerify } from 'jose';
import { KeysUnavailable } from './public-keys.js';
import { SERVICE } from '../config.js';
import { isUuid } from '../support/uuid.js';
import { problems } from '../web/problem.js';

const CLOCK_SKEW_SECONDS = 5;

/**
 * Who calls: a user, who has a role, or a machine, which has scopes.
 * @typedef {{id: string, role: 'ADMIN' | 'CUSTOMER' | undefined, scopes: string[]}} Caller
 */

/**
 * Checks access tokens by the rules of all services (docs/adr/0006 and 0021): signature, type, issuer, audience, time,
 * and that the token is not revoked.
 */
export class AccessTokens {
  #keys;
  #revoked;
  #options;

  /**
   * @param {{issuer: string, audience: string}} settings the audience is that of users; that of machines is this service
   * @param {import('./public-keys.js').KeySource} keys
   * @param {import('./revoked-tokens.js').RevokedTokens} revoked
   * @param {() => number} [now]
   */
  constructor({ issuer, audience }, keys, revoked, now = Date.now) {
    this.#keys = keys;
    this.#revoked = revoked;
    this.#options = () => ({
      issuer,
      audience: [audience, SERVICE],
      algorithms: ['ES256'], // whatever the token asks for
      typ: 'at+jwt',
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: new Date(now()),
    });
  }

  /**
   * The caller, by the header `Authorization`. Throws a problem: 401, or 503 if the token cannot be checked.
   * @param {string | undefined} authorization
   * @returns {Promise<Caller>}
   */
  async caller(authorization) {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (!token) {
      throw authorization === undefined ? problems.tokenMissing() : problems.tokenRejected();
    }
    const claims = await this.#verify(token);
    const { sub, role, scope, token_version: version, iat = 0, cnf } = claims;
    if (!isUuid(sub) || cnf !== undefined) { // a proof that it is the owner's is not asked for here
      throw problems.tokenRejected();
    }
    const id = sub.toLowerCase();
    if (this.#revoked.isRevoked(id, typeof version === 'number' ? version : 0, iat * 1_000)) {
      throw problems.tokenRejected();
    }
    return {
      id,
      role: role === 'ADMIN' || role === 'CUSTOMER' ? role : undefined,
      scopes: role === undefined && Array.isArray(scope) ? scope : [], // of a user, they are no rights
    };
  }

  /** @param {string} token */
  async #verify(token) {
    try {
      return (await jwtVerify(token, this.#keys, this.#options())).payload;
    } catch (failure) {
      if (failure instanceof KeysUnavailable) {
        throw problems.unavailable('Access tokens cannot be verified right now; try again.', 2);
      }
      if (failure instanceof errors.JOSEError) {
        throw problems.tokenRejected();
      }
      throw failure;
    }
  }
}
