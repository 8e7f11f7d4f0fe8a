import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { readEvent } from '../src/events/event.js';
import { RegistryClient } from '../src/registry/registry-client.js';
import { AccessTokens } from '../src/tokens/access-tokens.js';
import { accountListener } from '../src/tokens/account-listener.js';
import { PublicKeys } from '../src/tokens/public-keys.js';
import { RevokedTokens } from '../src/tokens/revoked-tokens.js';
import { FakeServer, fakeRegistry } from './support/fakes.js';
import { record } from './support/records.js';
import { TokenIssuer } from './support/tokens.js';

const SETTINGS = { issuer: 'https://souk.example', audience: 'souk' };
const NOW = Date.parse('2026-11-20T10:00:00Z');

let time = NOW;
const now = () => time;
const issuer = await TokenIssuer.create(now);
const revoked = new RevokedTokens(now);
const tokens = new AccessTokens(SETTINGS, issuer.source(), revoked, now);

const users = new FakeServer(() => ({ status: 200, body: JSON.stringify(issuer.jwks()) }));
const registry = fakeRegistry();
before(async () => {
  await users.start();
  await registry.server.start();
  registry.others['user-service'] = [users.port];
});
after(async () => {
  await users.stop();
  await registry.server.stop();
});

function keys() {
  return new PublicKeys(
    new RegistryClient({ addresses: [`localhost:${registry.server.port}`], password: 'p' }),
    undefined,
    now,
  );
}

/** @param {string} token @param {AccessTokens} [checked] */
function caller(token, checked = tokens) {
  return checked.caller('Bearer ' + token);
}

/** @param {number} status */
function problem(status) {
  return (/** @type {any} */ failure) => failure.status === status;
}

test('a valid token says who calls, and in which role', async () => {
  const id = randomUUID();

  assert.deepEqual(await caller(await issuer.token({ sub: id })), { id, role: 'CUSTOMER', scopes: [] });
  assert.deepEqual(await caller(await issuer.token({ sub: id, role: 'ADMIN' })), { id, role: 'ADMIN', scopes: [] });
  assert.deepEqual(await caller(await issuer.token({ sub: id, role: 'ROOT' })), { id, role: undefined, scopes: [] });
});

for (const [name, forge] of Object.entries(issuer.forged())) {
  test(`a forged token is rejected: ${name}`, async () => {
    await assert.rejects(caller(await forge()), problem(401));
  });
}

test('without a token, and with another scheme, the answer is 401', async () => {
  await assert.rejects(tokens.caller(undefined), problem(401));
  await assert.rejects(tokens.caller('Basic dTpw'), problem(401));
  await assert.rejects(tokens.caller(''), problem(401));
});

test('a revoked token is rejected, a newer one of the same account is not', async () => {
  const id = randomUUID();
  const time1 = new Date(NOW).toISOString();
  const event = readEvent(
    record('dev.souk.account.tokens-revoked.v1', id, 2, { user_id: id, lowest_version: 2 }, { ce_time: time1 }),
  );
  accountListener(revoked)(event);

  await assert.rejects(caller(await issuer.token({ sub: id, token_version: 1 })), problem(401));
  await assert.rejects(caller(await issuer.token({ sub: id, token_version: undefined })), problem(401));
  assert.equal((await caller(await issuer.token({ sub: id, token_version: 2 }))).id, id);
});

test('a closed account has no valid token', async () => {
  const id = randomUUID();
  accountListener(revoked)(
    readEvent(record('dev.souk.account.closed.v1', id, 3, { user_id: id }, { ce_time: new Date(NOW).toISOString() })),
  );

  await assert.rejects(caller(await issuer.token({ sub: id, token_version: 1_000_000 })), problem(401));
});

test('revocations may arrive twice and late', () => {
  const revocations = new RevokedTokens(now);
  revocations.revokeBelow('a', 3, NOW);
  revocations.revokeBelow('a', 2, NOW - 1);

  assert.ok(revocations.isRevoked('a', 2, NOW));
  assert.ok(!revocations.isRevoked('a', 3, NOW));
});

test('a revocation holds for as long as a token lives', () => {
  const revocations = new RevokedTokens(now);
  revocations.revokeBelow('a', 2, NOW - 15 * 60_000);

  assert.ok(revocations.isRevoked('a', 1, NOW));
});

test('a revocation that no living token can concern is dropped', () => {
  const revocations = new RevokedTokens(now);
  revocations.revokeBelow('a', 2, NOW - 2 * 60 * 60_000);

  assert.ok(!revocations.isRevoked('a', 1, NOW));
});

test('where more revocations come than fit, all tokens of the time before are rejected', () => {
  const revocations = new RevokedTokens(now, 2);
  for (const [index, subject] of ['a', 'b', 'c'].entries()) {
    revocations.revokeBelow(subject, 2, NOW + index * 60_000);
  }

  assert.ok(revocations.isRevoked('a', 1, NOW - 60_000));
  assert.ok(revocations.isRevoked('anybody', 1, NOW - 60_000));
  assert.ok(!revocations.isRevoked('anybody', 1, NOW + 60_000));
  assert.ok(revocations.isRevoked('c', 1, NOW + 60_000));
});

test('the keys of user-service are found by the registry and fetched once', async () => {
  const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
  const fetches = users.received.length;
  const token = await issuer.token();
  await Promise.all([caller(token, checked), caller(token, checked), caller(token, checked)]);

  assert.equal(users.received.length, fetches + 1);
  assert.match(String(registry.server.received.at(-1)?.headers.authorization), /^Basic /);
});

test('unknown key ids cause at most one fetch a second', async () => {
  const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
  await caller(await issuer.token(), checked);
  const fetches = users.received.length;
  for (let attempt = 0; attempt < 20; attempt++) {
    await assert.rejects(caller(await issuer.forged().UNKNOWN_KEY_ID(), checked), problem(401));
  }

  assert.ok(users.received.length <= fetches + 1);
});

test('a key that user-service has added is fetched, and one that it has removed expires', async () => {
  const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
  const old = await issuer.token();
  await caller(old, checked);
  const next = await TokenIssuer.create(now);
  const renamed = { keys: [{ ...next.jwks().keys[0], kid: 'next' }] };
  users.answer = () => ({ status: 200, body: JSON.stringify(renamed) });
  try {
    time += 1_000;
    assert.ok(await caller(await next.token({}, { kid: 'next' }), checked));
    await assert.rejects(caller(old, checked), problem(401));
  } finally {
    users.answer = () => ({ status: 200, body: JSON.stringify(issuer.jwks()) });
    time = NOW;
  }
});

test('a key that user-service has removed is accepted for half a minute at most', async () => {
  const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
  const old = await issuer.token();
  await caller(old, checked);
  users.answer = () => ({ status: 200, body: JSON.stringify({ keys: [] }) });
  try {
    time += 30_000;
    await assert.rejects(caller(old, checked), problem(401));
  } finally {
    users.answer = () => ({ status: 200, body: JSON.stringify(issuer.jwks()) });
    time = NOW;
  }
});

test('while user-service is unavailable the last keys are used, for as long as a token lives', async () => {
  const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
  await caller(await issuer.token(), checked);
  users.answer = () => ({ status: 500 });
  try {
    time += 14 * 60_000;
    assert.ok(await caller(await issuer.token(), checked));
    time += 60_000;
    await assert.rejects(caller(await issuer.token(), checked), problem(503));
  } finally {
    users.answer = () => ({ status: 200, body: JSON.stringify(issuer.jwks()) });
    time = NOW;
  }
});

test('no request waits for a registry that hangs after a fetch has failed', { timeout: 10_000 }, async () => {
  /** @type {() => Promise<string[]>} */
  let instances = async () => [`http://127.0.0.1:${users.port}`];
  const hanging = /** @type {any} */ ({ instances: () => instances() });
  const checked = new AccessTokens(SETTINGS, new PublicKeys(hanging, undefined, now).get, revoked, now);
  await caller(await issuer.token(), checked);
  try {
    instances = () => Promise.reject(new Error('no response within 2000 ms'));
    time += 31_000;
    assert.ok(await caller(await issuer.token(), checked));
    instances = () => new Promise(() => {});
    time += 1_000;
    assert.ok(await caller(await issuer.token(), checked));
  } finally {
    time = NOW;
  }
});

test('without any keys the answer is 503, since the token may be valid', async () => {
  delete registry.others['user-service'];
  try {
    const checked = new AccessTokens(SETTINGS, keys().get, revoked, now);
    await assert.rejects(caller(await issuer.token(), checked), problem(503));
  } finally {
    registry.others['user-service'] = [users.port];
  }
});
