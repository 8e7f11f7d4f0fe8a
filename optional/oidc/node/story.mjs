// The whole story of a customer, by npm's openid-client: log in by the page, pay in, order, refresh, log out.
// node story.mjs <issuer> <gateway> <user> <password>
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { Page } from './page.mjs';
import { rest } from '../../api-clients/rest.mjs';

const REDIRECT = 'http://127.0.0.1:4711/callback';
const GOODBYE = 'http://127.0.0.1/';
const [issuer, gateway, user, password] = process.argv.slice(2);

const provider = await client.discovery(new URL(issuer), 'souk-cli', { id_token_signed_response_alg: 'ES256' }, client.None(), {
  execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
});
const browser = new Page();
const logins = { login: user, email: user, username: user, password };

async function logIn() {
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
  });
  const callback = await browser.until(REDIRECT, address, logins);
  return client.authorizationCodeGrant(provider, callback, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
  });
}

async function order(token) {
  await rest(gateway, 'POST', '/wallet/deposits', { amount_cents: 100_000 }, token);
  const { items } = await rest(gateway, 'GET', '/items');
  await rest(gateway, 'POST', '/cart', { item_id: items[0].id, quantity: 1 }, token);
  const placed = await rest(gateway, 'POST', '/orders', {}, token);
  for (let attempt = 0; attempt < 100; attempt++) {
    const { status } = await rest(gateway, 'GET', `/orders/${placed.id}`, undefined, token);
    if (status === 'CONFIRMED' || status === 'CANCELLED') {
      return status;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  return 'not decided';
}

const first = await logIn();
const me = await rest(gateway, 'GET', '/users/me', undefined, first.access_token);
assert.equal(await order(first.access_token), 'CONFIRMED');

const second = await client.refreshTokenGrant(provider, first.refresh_token);
assert.notEqual(second.access_token, first.access_token);
assert.deepEqual(await rest(gateway, 'GET', '/users/me', undefined, second.access_token), me);

const logout = client.buildEndSessionUrl(provider, { id_token_hint: second.id_token ?? first.id_token, post_logout_redirect_uri: GOODBYE });
await browser.until(GOODBYE, logout, { logout: 'yes' });
await assert.rejects(client.refreshTokenGrant(provider, second.refresh_token), { error: 'invalid_grant' });

console.log(`CONFIRMED, refreshed and logged out: ${me.role}`);
