/**
 * Access tokens that are revoked before they expire.
 *
 * <p>How it works: a token has the version that its account had at the login. user-service raises the version when the
 * account logs out everywhere, or gets another role or password, and publishes an event about it; a closed account has
 * no valid version. Each service stores the lowest valid version of the subject in its own database, in the transaction
 * of the inbox. Each instance reads these rows every second, and rejects older tokens. A row is deleted when all tokens
 * that it revokes have expired.
 */
@NullMarked
package dev.souk.common.revocation;

import org.jspecify.annotations.NullMarked;
