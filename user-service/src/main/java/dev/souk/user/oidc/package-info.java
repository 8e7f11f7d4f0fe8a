/**
 * OpenID Connect, with the profile {@code oidc}: Spring Authorization Server over the accounts and the signing keys of
 * this service.
 *
 * <p>How it works: the authorization endpoint sends a browser without a login session to the login page, with its own
 * query; after the login the page sends it back with the same query, so that nothing is stored before a login and no
 * other address can be reached. Codes, tokens and login sessions are in PostgreSQL, so that all instances share them.
 * An access token has the claims of {@code POST /sessions}. Before each token, the version of the account is compared
 * with that of the login: whatever revokes access tokens ends the refresh tokens and the login sessions, too.
 */
@NullMarked
package dev.souk.user.oidc;

import org.jspecify.annotations.NullMarked;
