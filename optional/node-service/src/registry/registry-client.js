import { SERVICE } from '../config.js';
import { call } from '../support/call.js';

const TIMEOUT = 2_000;
const MAX_BYTES = 256 * 1024; // 50 instances of a service have 60 KiB

/**
 * Eureka's REST API, as https://github.com/Netflix/eureka/wiki/Eureka-REST-operations describes it. The account may
 * write the application of its own name only.
 */
export class RegistryClient {
  #addresses;
  #authorization;
  #tls;

  /**
   * @param {{addresses: string[], password: string}} registry several registries replicate; any of them will do
   * @param {import('../support/tls.js').Tls} [tls]
   */
  constructor({ addresses, password }, tls) {
    this.#addresses = addresses;
    this.#authorization = 'Basic ' + Buffer.from(`${SERVICE}:${password}`).toString('base64');
    this.#tls = tls;
  }

  /** @param {object} instance as Eureka describes it */
  async register(instance) {
    expect(await this.#send('POST', '', JSON.stringify({ instance })), 204);
  }

  /**
   * Renews the lease. False if the registry does not know the instance, for example because it has restarted.
   * @param {string} id
   */
  async renew(id) {
    const status = (await this.#send('PUT', '/' + encodeURIComponent(id))).status;
    if (status !== 404) {
      expect({ status }, 200);
    }
    return status === 200;
  }

  /** @param {string} id */
  async deregister(id) {
    const status = (await this.#send('DELETE', '/' + encodeURIComponent(id))).status;
    if (status !== 404) {
      expect({ status }, 200);
    }
  }

  /**
   * The addresses of the instances of a service that are UP, such as `http://127.0.0.1:20121`.
   * @param {string} service
   * @returns {Promise<string[]>}
   */
  async instances(service) {
    const answer = await this.#send('GET', '', undefined, service);
    if (answer.status === 404) {
      return [];
    }
    expect(answer, 200);
    const scheme = this.#tls ? 'https' : 'http';
    return JSON.parse(answer.body)
      .application.instance.filter((/** @type {any} */ instance) => instance.status === 'UP')
      .map((/** @type {any} */ { ipAddr, port, securePort }) => ({ ipAddr, port: this.#tls ? securePort : port }))
      .filter((/** @type {any} */ { port }) => port['@enabled'] === 'true')
      .map((/** @type {any} */ { ipAddr, port }) => `${scheme}://${ipAddr}:${port.$}`);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string} [body]
   * @param {string} [application]
   */
  async #send(method, path, body, application = SERVICE) {
    /** @type {unknown} */
    let failure;
    for (const address of this.#addresses) {
      try {
        return await call({
          url: `${this.#tls ? 'https' : 'http'}://${address}/eureka/apps/${application.toUpperCase()}${path}`,
          method,
          headers: {
            Accept: 'application/json',
            Authorization: this.#authorization,
            ...(body ? { 'Content-Type': 'application/json' } : {}),
          },
          body,
          timeout: TIMEOUT,
          maxBytes: MAX_BYTES,
          tls: this.#tls?.to('registry-service'),
        });
      } catch (unreachable) {
        failure = unreachable;
      }
    }
    throw failure;
  }
}

/**
 * @param {{status: number}} answer
 * @param {number} status
 */
function expect(answer, status) {
  if (answer.status !== status) {
    throw new Error(`the registry answers ${answer.status}`);
  }
}
