import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { RegistryClient } from '../src/registry/registry-client.js';
import { Registration } from '../src/registry/registration.js';
import { eventually } from './support/eventually.js';
import { fakeRegistry } from './support/fakes.js';

const SERVER = { address: '127.0.0.1', port: 12345, isSecure: false };
const INTERVAL = 20;

let registry = fakeRegistry();
/** @type {Registration} */
let registration;

beforeEach(async () => {
  registry = fakeRegistry();
  await registry.server.start();
  registration = new Registration(client(), SERVER, INTERVAL);
});
afterEach(async () => {
  await registration.stop();
  await registry.server.stop().catch(() => {});
});

function client(addresses = [`localhost:${registry.server.port}`]) {
  return new RegistryClient({ addresses, password: 'a password' });
}

/** @param {string} method */
function received(method) {
  return registry.server.received.filter((request) => request.method === method);
}

test('it registers as UP with its address, in the application of its account', async () => {
  registration.start();
  await eventually('registered', () => registration.isRegistered);

  const [request] = received('POST');
  assert.equal(request?.url, '/eureka/apps/STATISTICS-SERVICE');
  assert.equal(
    request?.headers.authorization,
    'Basic ' + Buffer.from('statistics-service:a password').toString('base64'),
  );
  const { instance } = JSON.parse(String(request?.body));
  assert.equal(instance.status, 'UP');
  assert.deepEqual([instance.hostName, instance.ipAddr], ['127.0.0.1', '127.0.0.1']);
  assert.deepEqual(instance.port, { $: 12345, '@enabled': 'true' });
  assert.equal(instance.vipAddress, 'statistics-service');
});

test('it renews its lease', async () => {
  registration.start();

  await eventually('three renewals', () => received('PUT').length >= 3);
  assert.equal(received('POST').length, 1);
});

test('it registers again when the registry has forgotten it', async () => {
  registration.start();
  await eventually('renewed', () => received('PUT').length > 0);
  registry.instances.clear();

  await eventually('registered again', () => registry.instances.size === 1);
});

test('it comes back when the registry does', async () => {
  registration.start();
  await eventually('registered', () => registration.isRegistered);
  await registry.server.stop();
  registry.instances.clear();
  await registry.server.start();

  await eventually('registered again', () => registry.instances.size === 1);
});

test('it tries the next registry when one is unreachable', async () => {
  const other = new Registration(client(['localhost:1', `localhost:${registry.server.port}`]), SERVER, INTERVAL);
  other.start();
  await eventually('registered', () => registry.instances.size === 1);

  assert.equal(await other.stop(), true);
});

test('it deregisters, and does not register again', async () => {
  registration.start();
  await eventually('registered', () => registration.isRegistered);

  assert.equal(await registration.stop(), true);
  assert.equal(registry.instances.size, 0);
  const requests = registry.server.received.length;
  await eventually('no renewal is under way', () => registry.server.received.length === requests);
});

test('it stops without the registry, too', async () => {
  registration.start();
  await eventually('registered', () => registration.isRegistered);
  await registry.server.stop();

  assert.equal(await registration.stop(), false);
});
