import http from 'node:http';
import https from 'node:https';

/**
 * A call of another process. Everything has a limit: the time until the whole response is there, and its size.
 * @typedef {object} Call
 * @property {string} url
 * @property {string} [method] GET by default
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 * @property {number} timeout in milliseconds
 * @property {number} maxBytes of the response
 * @property {import('./tls.js').ClientTls} [tls] whom to trust, if the URL is one of https
 * @property {AbortSignal} [signal] ends the call early
 */

/**
 * Sends the request.
 * @param {Call} request
 * @returns {Promise<{status: number, body: string}>} rejected if there is no complete response in time
 */
export function call({ url, method = 'GET', headers = {}, body, timeout, maxBytes, tls, signal }) {
  const limit = AbortSignal.timeout(timeout);
  const options = { method, headers, agent: false, signal: signal ? AbortSignal.any([limit, signal]) : limit, ...tls };
  return new Promise((resolve, reject) => {
    const fail = (/** @type {Error} */ failure) =>
      reject(limit.aborted ? new Error(`no response within ${timeout} ms`) : failure);
    const request = (url.startsWith('https:') ? https : http).request(url, options, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      let bytes = 0;
      response.on('data', (/** @type {Buffer} */ part) => {
        bytes += part.length;
        if (bytes > maxBytes) {
          response.destroy(new Error(`the response has more than ${maxBytes} bytes`));
        }
        parts.push(part);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
      response.on('error', fail);
    });
    request.on('error', fail);
    request.end(body);
  });
}
