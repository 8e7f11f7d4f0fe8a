import { once } from 'node:events';
import http from 'node:http';

/**
 * An HTTP server of this machine on a free port, which records what it is asked.
 * @typedef {{method: string, url: string, headers: http.IncomingHttpHeaders, body: string}} Received
 */
export class FakeServer {
  /** @type {Received[]} */
  received = [];
  #server;
  #port = 0;

  /** @param {(request: Received) => {status: number, body?: string}} answer */
  constructor(answer) {
    this.answer = answer;
    this.#server = this.#create();
  }

  get port() {
    return this.#port;
  }

  async start() {
    this.#server = this.#create();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  async stop() {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #create() {
    return http.createServer(async (request, response) => {
      let body = '';
      for await (const part of request) {
        body += part;
      }
      const received = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      this.received.push(received);
      const answer = this.answer(received);
      response.writeHead(answer.status).end(answer.body);
    });
  }
}

/**
 * A registry that knows the instances which register, and those it is given.
 * @param {Record<string, number[]>} [others] ports of the instances of other services
 */
export function fakeRegistry(others = {}) {
  const instances = new Map();
  const server = new FakeServer(({ method, url, body }) => {
    const [, application = '', id = ''] = /^\/eureka\/apps\/([A-Z-]+)(?:\/(.+))?$/.exec(url) ?? [];
    switch (method) {
      case 'POST': {
        const { instance } = JSON.parse(body);
        instances.set(instance.instanceId, instance);
        return { status: 204 };
      }
      case 'PUT':
        return { status: instances.has(decodeURIComponent(id)) ? 200 : 404 };
      case 'DELETE':
        return { status: instances.delete(decodeURIComponent(id)) ? 200 : 404 };
      default:
        return listed(others[application.toLowerCase()]);
    }
  });
  return { server, instances, others };
}

/** @param {number[] | undefined} ports */
function listed(ports) {
  const instance = ports?.map((port) => ({
    ipAddr: '127.0.0.1',
    status: 'UP',
    port: { $: port, '@enabled': 'true' },
    securePort: { $: 443, '@enabled': 'false' },
  }));
  return instance ? { status: 200, body: JSON.stringify({ application: { instance } }) } : { status: 404 };
}
