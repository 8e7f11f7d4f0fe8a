/**
 * Authentication and authorisation: every service validates the access token itself and trusts no other with it.
 *
 * <p>How it works: the public keys come from user-service, found through the registry, and are cached so that a restart
 * of user-service has no effect. A token that was revoked is rejected within seconds, see
 * {@link dev.souk.common.revocation}. A controller method takes a {@link dev.souk.common.security.Caller}. The claim
 * {@code role} is an authority, and so is each scope: everything under {@code /admin} needs {@code ROLE_ADMIN}, other
 * methods may ask for it with {@code @PreAuthorize}. {@link dev.souk.common.security.PublicEndpoints} need no token.
 */
@NullMarked
package dev.souk.common.security;

import org.jspecify.annotations.NullMarked;
