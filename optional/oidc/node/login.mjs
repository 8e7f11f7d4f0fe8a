// A login by npm's openid-client, at the login page of a provider.
import assert from 'node:assert/strict';
import * as client from 'openid-client';

const REDIRECT = 'http://127.0.0.1:4711/callback';

export function discover(issuer) {
  return client.discovery(new URL(issuer), 'souk-cli', { id_token_signed_response_alg: 'ES256' }, client.None(), {
    execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
  });
}

/** The tokens of this user, who logs in with this browser; with the prompt "create" the provider registers the user. */
export async function logIn(provider, browser, user, password, prompt) {
  const verifier = client.randomPKCECodeVerifier();
  const nonce = client.randomNonce();
  const state = client.randomState();
  const address = client.buildAuthorizationUrl(provider, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
    ...(prompt && { prompt }),
  });
  const callback = await browser.until(REDIRECT, address, {
    login: user,
    email: user,
    username: user,
    firstName: user,
    lastName: user,
    password,
    'password-confirm': password,
  });
  const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true };
  const mixedUp = new URL(callback);
  mixedUp.searchParams.set('iss', 'https://another.example');
  await assert.rejects(client.authorizationCodeGrant(provider, mixedUp, checks), ({ cause }) => /"iss"/.test(cause));
  return client.authorizationCodeGrant(provider, callback, checks);
}
