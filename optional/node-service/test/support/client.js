import http from 'node:http';

/**
 * A request with exactly these headers; fetch would add others.
 * @param {number} port
 * @param {string} path
 * @param {{method?: string, headers?: Record<string, string>, body?: string, agent?: http.Agent}} [options]
 * @returns {Promise<{status: number, headers: http.IncomingHttpHeaders, body: string}>}
 */
export function send(port, path, { method = 'GET', headers = {}, body, agent } = {}) {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { ...headers, ...length },
      agent,
      timeout: 10_000,
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('timeout', () => request.destroy(new Error('no response')));
    request.on('error', reject);
    request.end(body);
  });
}
