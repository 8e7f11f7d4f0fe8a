/**
 * The backend for the frontend of OAuth 2.0 for Browser-Based Applications: it logs the shop page in by OpenID Connect,
 * and calls the API for it.
 *
 * <p>How it works: the browser has a session cookie and no token. The session, in PostgreSQL, has the tokens of the
 * login; a call to {@code /bff/api/**} goes on to the gateway with the access token. What changes something needs the
 * CSRF token, which a page of another origin cannot read.
 */
@NullMarked
package dev.souk.bff;

import org.jspecify.annotations.NullMarked;
