import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { orderListener } from '../src/statistics/order-listener.js';
import { OrderStatistics } from '../src/statistics/order-statistics.js';
import { AccessTokens } from '../src/tokens/access-tokens.js';
import { KeysUnavailable } from '../src/tokens/public-keys.js';
import { RevokedTokens } from '../src/tokens/revoked-tokens.js';
import { Api } from '../src/web/api.js';
import { Health } from '../src/web/health.js';
import { problems } from '../src/web/problem.js';
import { Server } from '../src/web/server.js';
import { send } from './support/client.js';
import { describedResponses, faultsOfResponse } from './support/contracts.js';
import { eventually } from './support/eventually.js';
import { orderEvents } from './support/records.js';
import { TokenIssuer } from './support/tokens.js';

const SETTINGS = { issuer: 'https://souk.example', audience: 'souk' };
const OWN = '/statistics/orders';
const TOTAL = '/statistics/orders/total';
const ADA = randomUUID();

const statistics = new OrderStatistics();
[
  ...orderEvents({ userId: ADA, totalCents: 2500 }, 'CONFIRMED'),
  ...orderEvents({ userId: ADA, totalCents: 99 }, 'CANCELLED'),
  ...orderEvents({ userId: randomUUID(), totalCents: 30 }, 'CONFIRMED'),
].forEach(orderListener(statistics));

const issuer = await TokenIssuer.create();
const health = new Health(() => true);
const server = new Server(new Api(statistics, tokens(issuer.source())), health);
let port = 0;
before(async () => (port = await server.start({ address: '127.0.0.1', port: 0 })));
after(() => server.stop(1_000));

/** @param {import('../src/tokens/public-keys.js').KeySource} keys */
function tokens(keys) {
  return new AccessTokens(SETTINGS, keys, new RevokedTokens());
}

/** @param {Record<string, unknown>} [claims] */
async function authorization(claims) {
  return { Authorization: 'Bearer ' + (await issuer.token(claims)) };
}

/**
 * @param {{status: number, headers: http.IncomingHttpHeaders, body: string}} response
 * @param {string} slug
 * @param {string} [path]
 */
function assertProblem(response, slug, path = OWN) {
  assert.equal(response.headers['content-type'], 'application/problem+json');
  const problem = JSON.parse(response.body);
  assert.equal(problem.type, '/problems/' + slug);
  assert.equal(problem.status, response.status);
  assert.equal(problem.instance, path);
}

/** @param {{answer: (request: any) => Promise<any>}} api @param {(port: number, server: Server) => Promise<void>} work */
async function withServer(api, work) {
  const other = new Server(api, health);
  try {
    await work(await other.start({ address: '127.0.0.1', port: 0 }), other);
  } finally {
    await other.stop(1_000);
  }
}

describe('who may call what', () => {
  const rows = readFileSync(new URL('authorization.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(/ +/));

  /** @type {Record<string, () => Promise<string | undefined>>} */
  const credentials = {
    NONE: async () => undefined,
    ...issuer.forged(),
    CUSTOMER: () => issuer.token(),
    CUSTOMER_WITH_SCOPE: () => issuer.token({ scope: ['statistics-service:orders.read'] }),
    ADMIN: () => issuer.token({ role: 'ADMIN' }),
    MACHINE: () => issuer.machine(),
    MACHINE_WITHOUT_SCOPE: () => issuer.machine({ scope: ['statistics-service:other'] }),
  };

  for (const [access, method, path = ''] of rows) {
    for (const [credential, create] of Object.entries(credentials)) {
      test(`${method} ${path}, ${credential}`, async () => {
        const token = await create();
        const response = await send(port, path, {
          method,
          headers: token === undefined ? {} : { Authorization: 'Bearer ' + token },
        });

        const valid = ['ADMIN', 'CUSTOMER', 'CUSTOMER_WITH_SCOPE', 'MACHINE', 'MACHINE_WITHOUT_SCOPE'].includes(credential);
        const admitted = access === 'admin' ? ['ADMIN', 'MACHINE'] : ['ADMIN', 'CUSTOMER', 'CUSTOMER_WITH_SCOPE'];
        assert.equal(response.status, !valid ? 401 : admitted.includes(credential) ? 200 : 403);
        assert.equal(faultsOfResponse(path, response), '');
      });
    }
  }

  test('every operation has a row', () => {
    assert.deepEqual(
      new Set(rows.map(([, , path]) => path)),
      new Set(describedResponses().map((response) => response.split(' ')[0])),
    );
  });
});

test('a customer gets the own figures', async () => {
  const { body } = await send(port, OWN, { headers: await authorization({ sub: ADA }) });

  assert.deepEqual(JSON.parse(body), { confirmed: 1, cancelled: 1, spent_cents: 2500 });
});

test('another customer gets other figures', async () => {
  const { body } = await send(port, OWN, { headers: await authorization() });

  assert.deepEqual(JSON.parse(body), { confirmed: 0, cancelled: 0, spent_cents: 0 });
});

test('an admin gets the figures of all customers', async () => {
  const { body } = await send(port, TOTAL, { headers: await authorization({ role: 'ADMIN' }) });

  assert.deepEqual(JSON.parse(body), { confirmed: 2, cancelled: 1, spent_cents: 2530 });
});

test('no response is cached, and each has the trace of its request', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const { headers } = await send(port, OWN, { headers: { ...(await authorization()), traceparent } });

  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-trace-id'], '4bf92f3577b34da6a3ce929d0e0e4736');
});

test('HEAD has the headers of GET and no body', async () => {
  const headers = await authorization();
  const [head, get] = [await send(port, OWN, { method: 'HEAD', headers }), await send(port, OWN, { headers })];

  assert.equal(head.status, 200);
  assert.equal(head.body, '');
  assert.equal(head.headers['content-length'], get.headers['content-length']);
});

test('OPTIONS lists the methods and needs no token', async () => {
  const { status, headers } = await send(port, OWN, { method: 'OPTIONS' });

  assert.deepEqual([status, headers.allow], [200, 'GET, HEAD, OPTIONS']);
});

test('another method is 405, whatever its body', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await send(port, OWN, { method, headers: await authorization(), body: '{"a":1}' });
    assert.equal(response.status, 405);
    assert.equal(response.headers.allow, 'GET, HEAD, OPTIONS');
    assert.equal(response.headers.connection, 'close');
    assertProblem(response, 'method-not-allowed');
  }
});

test('another path is 404, also with a slash at the end', async () => {
  for (const path of ['/', '/statistics', '/statistics/orders/', '/statistics/orders/1', '/toString', '/__proto__']) {
    const response = await send(port, path, { headers: await authorization() });
    assert.equal(response.status, 404, path);
    assertProblem(response, 'not-found', path);
  }
});

test('a query parameter is 400, and named', async () => {
  const response = await send(port, OWN + '?limit=5&limit=6', { headers: await authorization() });

  assert.equal(response.status, 400);
  assert.equal(faultsOfResponse(OWN, response), '');
  assert.deepEqual(
    JSON.parse(response.body).errors.map((/** @type {any} */ error) => error.field),
    ['limit'],
  );
});

test('who does not accept JSON gets 406', async () => {
  for (const [accept, status] of /** @type {[string, number][]} */ ([
    ['text/html', 406],
    ['text/html, */*;q=0.1', 200],
    ['application/json', 200],
    ['application/*', 200],
  ])) {
    const response = await send(port, OWN, { headers: { ...(await authorization()), Accept: accept } });
    assert.equal(response.status, status, accept);
    assert.equal(faultsOfResponse(OWN, response), '');
  }
});

test('while no key is available the answer is 503 with Retry-After', async () => {
  const noKeys = async () => {
    throw new KeysUnavailable();
  };
  await withServer(new Api(statistics, tokens(noKeys)), async (other) => {
    const response = await send(other, OWN, { headers: await authorization() });
    assert.equal(response.status, 503);
    assert.equal(faultsOfResponse(OWN, response), '');
  });
});

test('wrong figures are not told: 503 when there is more than fits', async () => {
  const full = new OrderStatistics({ openOrders: 0, finalOrders: 1, customers: 1 });
  orderEvents({ userId: ADA, totalCents: 1 }, 'OPEN').forEach(orderListener(full));
  await withServer(new Api(full, tokens(issuer.source())), async (other) => {
    const response = await send(other, OWN, { headers: await authorization() });
    assert.equal(response.status, 503);
    assert.equal(faultsOfResponse(OWN, response), '');
  });
});

test('a defect is 500, and the caller learns nothing about it', async () => {
  const broken = { answer: async () => Promise.reject(new TypeError('secret')) };
  await withServer(broken, async (other) => {
    const response = await send(other, OWN);
    assert.equal(response.status, 500);
    assert.ok(!response.body.includes('secret'));
    assert.equal(faultsOfResponse(OWN, response), '');
  });
});

test('too many concurrent requests are 503, and the others are answered', async () => {
  /** @type {(value: {status: number, body: object}) => void} */
  let release = () => {};
  const released = new Promise((/** @type {typeof release} */ resolve) => (release = resolve));
  let waiting = 0;
  const slow = { answer: () => ((waiting += 1), released) };
  await withServer(slow, async (other) => {
    const accepted = Array.from({ length: 96 }, () => send(other, OWN));
    await eventually('96 requests wait', () => waiting === 96);
    assert.equal((await send(other, OWN)).status, 503);
    release({ status: 200, body: {} });
    assert.ok((await Promise.all(accepted)).every(({ status }) => status === 200));
  });
});

test('a server that stops finishes the requests in progress and ends their connections', async () => {
  /** @type {(value: {status: number, body: object}) => void} */
  let release = () => {};
  const released = new Promise((/** @type {typeof release} */ resolve) => (release = resolve));
  let waiting = 0;
  const slow = { answer: () => ((waiting += 1), released) };
  const agent = new http.Agent({ keepAlive: true });
  await withServer(slow, async (other, stopping) => {
    const request = send(other, OWN, { agent });
    await eventually('the request waits', () => waiting === 1);
    const stopped = stopping.stop(5_000);
    await assert.rejects(send(other, OWN), /ECONNREFUSED/);
    release({ status: 200, body: {} });
    const { status, headers } = await request;
    assert.deepEqual([status, headers.connection], [200, 'close']);
    await stopped;
  }).finally(() => agent.destroy());
});

test('from the beginning of the stop each response ends its connection', async () => {
  const quick = { answer: async () => ({ status: 200, body: {} }) };
  await withServer(quick, async (other, stopping) => {
    assert.notEqual((await send(other, OWN, { headers: { Connection: 'keep-alive' } })).headers.connection, 'close');
    stopping.beginToStop();
    assert.equal((await send(other, OWN, { headers: { Connection: 'keep-alive' } })).headers.connection, 'close');
  });
});

test('an instance is live at once, and ready when it says so', async () => {
  health.isReady = false;
  assert.equal((await send(port, '/actuator/health/liveness')).status, 200);
  assert.equal((await send(port, '/actuator/health/readiness')).status, 503);
  health.isReady = true;
  assert.equal((await send(port, '/actuator/health/readiness')).body, '{"status":"UP"}');
});

test('every problem has a row in docs/problems.md, with its status', () => {
  const page = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8');
  const all = [
    problems.unknownParameters([]),
    problems.tokenMissing(),
    problems.tokenRejected(),
    problems.forbidden(),
    problems.noSuchPath(),
    problems.methodNotAllowed(''),
    problems.notAcceptable(),
    problems.internalError(),
    problems.unavailable('', 1),
  ];
  for (const problem of all) {
    const { type, status } = problem.body('/');
    assert.ok(page.includes(`| \`${type.replace('/problems/', '')}\` | ${status} |`), type);
  }
  assert.equal(new Set(all.map((problem) => problem.body('/').type)).size, Object.keys(problems).length - 1);
});
