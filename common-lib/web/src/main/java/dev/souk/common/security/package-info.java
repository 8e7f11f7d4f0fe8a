/**
 * Who calls: every service checks the access token itself and trusts no other service to have done so.
 *
 * <p>How it works: the public keys come from user-service, found through the registry, and stay in memory so that a
 * restart of user-service is not felt. A controller method takes a {@link dev.souk.common.security.Caller}. A service
 * that is open in places says so with {@link dev.souk.common.security.PublicEndpoints}.
 */
@NullMarked
package dev.souk.common.security;

import org.jspecify.annotations.NullMarked;
