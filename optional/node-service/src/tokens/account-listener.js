import { InvalidRecord } from '../events/event.js';
import { id, integer } from '../events/fields.js';

/** The topic of user-service's accounts. */
export const USERS = 'souk.users';

/**
 * Reads what revokes tokens.
 * @param {import('./revoked-tokens.js').RevokedTokens} revoked
 * @returns {import('../events/topic-reader.js').Listener}
 */
export function accountListener(revoked) {
  return (event) => {
    switch (event.type) {
      case 'dev.souk.account.opened.v1':
        break;
      case 'dev.souk.account.tokens-revoked.v1':
        revoked.revokeBelow(id(event, 'user_id'), integer(event, 'lowest_version', 2), event.time);
        break;
      case 'dev.souk.account.closed.v1':
        revoked.revokeAll(id(event, 'user_id'), event.time);
        break;
      default:
        throw new InvalidRecord('unknown type');
    }
  };
}
