/**
 * OpenID Connect, where the jars of this module follow that of user-service: Spring Authorization Server over its
 * accounts and signing keys.
 *
 * <p>How it works: the authorization endpoint sends a browser without a login session to the login page, with its own
 * query; after the login the page sends it back with the same query: no other address can be reached. Before a login
 * only pushed requests (RFC 9126) and what a passkey signs are stored. Codes, tokens and login sessions are in
 * PostgreSQL, so that all instances share them. An access token has the claims of {@code POST /sessions}. Before each
 * token, the version of the account is compared with that of the login: what revokes access tokens ends refresh tokens
 * and login sessions.
 */
@NullMarked
package dev.souk.user.oidc;

import org.jspecify.annotations.NullMarked;
