// The whole story of a customer, by npm's openid-client: log in by the page, pay in, order, refresh, log out.
// node story.mjs <issuer> <gateway> <user> <password>
import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { discover, logIn } from './login.mjs';
import { me, order } from './order.mjs';
import { Page } from './page.mjs';

const GOODBYE = 'http://127.0.0.1/';
const [issuer, gateway, user, password] = process.argv.slice(2);

const provider = await discover(issuer);
const browser = new Page();

const first = await logIn(provider, browser, user, password);
const account = await me(gateway, first.access_token);
assert.equal(await order(gateway, first.access_token), 'CONFIRMED');

const second = await client.refreshTokenGrant(provider, first.refresh_token);
assert.notEqual(second.access_token, first.access_token);
assert.deepEqual(await me(gateway, second.access_token), account);

const logout = client.buildEndSessionUrl(provider, { id_token_hint: second.id_token ?? first.id_token, post_logout_redirect_uri: GOODBYE });
await browser.until(GOODBYE, logout, { logout: 'yes' });
await assert.rejects(client.refreshTokenGrant(provider, second.refresh_token), { error: 'invalid_grant' });

console.log(`CONFIRMED, refreshed and logged out: ${account.role}`);
