import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { logger, reason } from '../support/log.js';
import { continueTrace, currentTrace, withTrace } from '../support/trace.js';
import { wait } from '../support/wait.js';
import { Problem, problems } from './problem.js';

const log = logger('web.Server');

const LIMITS = {
  maxHeaderSize: 8 * 1024, // the gateway accepts 7 KB and adds less than 1 KB
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 60_000, // longer than the gateway keeps an idle connection
  connectionsCheckingInterval: 1_000,
};
const MAX_CONNECTIONS = 2_100;
const MAX_CONCURRENT_REQUESTS = 96;
const HANDSHAKE_TIMEOUT = 5_000;
const CERTIFICATE_CHECK = 60 * 60_000;

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** The HTTP server: limits, the trace of each request, problems, and the end of connections when it stops. */
export class Server {
  #api;
  #health;
  #server;
  #requests = 0;
  #isStopping = false;
  #certificateCheck = new AbortController();

  /**
   * @param {{answer: (request: import('./api.js').Request) => Promise<import('./api.js').Answer>}} api
   * @param {import('./health.js').Health} health
   * @param {import('../support/tls.js').Tls} [tls]
   */
  constructor(api, health, tls) {
    this.#api = api;
    this.#health = health;
    const listener = (/** @type {http.IncomingMessage} */ request, /** @type {http.ServerResponse} */ response) =>
      void withTrace(continueTrace(text(request.headers.traceparent)), () => this.#handle(request, response));
    if (tls) {
      const server = https.createServer({ ...LIMITS, handshakeTimeout: HANDSHAKE_TIMEOUT, ...tls.server() }, listener);
      void this.#renewCertificate(() => server.setSecureContext(tls.server()));
      this.#server = server;
    } else {
      this.#server = http.createServer(LIMITS, listener);
    }
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  /**
   * @param {{address: string, port: number}} where port 0 for any free one
   * @returns {Promise<number>} the port
   */
  async start({ address, port }) {
    this.#server.listen(port, address);
    await once(this.#server, 'listening');
    return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  /** From now on each response ends its connection, so that no caller keeps one for its next request. */
  beginToStop() {
    this.#isStopping = true;
  }

  /**
   * Accepts no more connections, and waits for the requests in progress.
   * @param {number} limit in milliseconds; then connections are closed
   */
  async stop(limit) {
    this.#certificateCheck.abort();
    this.beginToStop();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    const inTime = new AbortController();
    await Promise.race([closed, wait(limit, inTime.signal)]);
    inTime.abort();
    this.#server.closeAllConnections();
    await closed;
  }

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  async #handle(request, response) {
    const { url = '', method = '', headers } = request;
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    this.#requests += 1;
    response.once('close', () => (this.#requests -= 1));
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    const answer =
      this.#health.answer(path) ??
      (await this.#answer({
        method,
        path,
        query: new URLSearchParams(query),
        authorization: headers.authorization,
        accept: headers.accept,
      }));
    response.shouldKeepAlive &&= !this.#isStopping && !hasBody; // nobody reads a body, so the connection ends with it
    send(response, method, { ...answer, headers: { ...traceHeader(), ...answer.headers } });
  }

  /** @param {import('./api.js').Request} request @returns {Promise<import('./api.js').Answer>} */
  async #answer(request) {
    try {
      if (this.#requests > MAX_CONCURRENT_REQUESTS) {
        throw problems.unavailable('There are too many concurrent requests; try again.', 1);
      }
      return await this.#api.answer(request);
    } catch (failure) {
      return toAnswer(failure, request.path);
    }
  }

  /** @param {() => void} renew */
  async #renewCertificate(renew) {
    const { signal } = this.#certificateCheck;
    for (await wait(CERTIFICATE_CHECK, signal); !signal.aborted; await wait(CERTIFICATE_CHECK, signal)) {
      try {
        renew();
      } catch (unreadable) { // certificate and key are written one after the other; the old ones are valid for weeks
        log.warn(`The certificate cannot be read: ${reason(unreadable)}`);
      }
    }
  }
}

/**
 * @param {unknown} failure
 * @param {string} path
 * @returns {import('./api.js').Answer}
 */
function toAnswer(failure, path) {
  if (!(failure instanceof Problem)) {
    log.error(`A request failed: ${failure instanceof Error ? failure.stack : failure}`);
  }
  const problem = failure instanceof Problem ? failure : problems.internalError();
  return {
    status: problem.status,
    headers: { ...problem.headers, 'Content-Type': 'application/problem+json' },
    body: problem.body(path),
  };
}

/**
 * @param {http.ServerResponse} response
 * @param {string} method
 * @param {import('./api.js').Answer} answer
 */
function send(response, method, { status, headers, body }) {
  const bytes = Buffer.from(body ? JSON.stringify(body) : '');
  const type = body ? { 'Content-Type': 'application/json' } : {};
  response.writeHead(status, { ...HEADERS, ...type, ...headers, 'Content-Length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** So that a caller can report it with an error. @returns {Record<string, string>} */
function traceHeader() {
  const trace = currentTrace();
  return trace ? { 'X-Trace-Id': trace.traceId } : {};
}

/** @param {string | string[] | undefined} header */
function text(header) {
  return Array.isArray(header) ? header[0] : header;
}
