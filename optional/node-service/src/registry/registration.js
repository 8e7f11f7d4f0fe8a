import { randomUUID } from 'node:crypto';
import { SERVICE } from '../config.js';
import { logger, reason } from '../support/log.js';
import { wait } from '../support/wait.js';

const log = logger('registry.Registration');

/** As the Java services: callers lose a killed instance within 15 s. */
const LEASE = { renewalIntervalInSecs: 2, durationInSecs: 6 };
const RENEWAL_INTERVAL = LEASE.renewalIntervalInSecs * 1_000;

/**
 * The lease of this instance in the registry. It registers as UP, so it begins when the instance is ready. While the
 * registry cannot be reached it tries again, and registers anew where the registry has forgotten the instance.
 */
export class Registration {
  #client;
  #instance;
  #interval;
  #stopping = new AbortController();
  #isRegistered = false;
  #hasFailed = false;
  /** @type {Promise<void>} */
  #renewals = Promise.resolve();

  /**
   * @param {import('./registry-client.js').RegistryClient} client
   * @param {{address: string, port: number, isSecure: boolean}} server
   * @param {number} [interval] of renewals, in milliseconds
   */
  constructor(client, server, interval = RENEWAL_INTERVAL) {
    this.#client = client;
    this.#instance = describe(server);
    this.#interval = interval;
  }

  start() {
    this.#renewals = this.#keep();
  }

  /** Whether this instance was in the registry when the registry was last asked. */
  get isRegistered() {
    return this.#isRegistered;
  }

  /** Deregisters. False if the registry cannot be reached: the lease expires by itself. */
  async stop() {
    this.#stopping.abort();
    await this.#renewals; // a renewal that is under way must not come after it
    try {
      await this.#client.deregister(this.#instance.instanceId);
      this.#isRegistered = false;
      return true;
    } catch (unreachable) {
      log.info(`The registry is unreachable, so this instance stops without deregistering: ${reason(unreachable)}`);
      return false;
    }
  }

  async #keep() {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#renewOrRegister();
        this.#logAvailable();
      } catch (unreachable) {
        this.#logUnavailable(unreachable);
      }
      await wait(this.#interval, this.#stopping.signal);
    }
  }

  async #renewOrRegister() {
    if (this.#isRegistered && (await this.#client.renew(this.#instance.instanceId))) {
      return;
    }
    await this.#client.register(this.#instance);
    this.#isRegistered = true;
    log.info(`Registered as ${this.#instance.instanceId} at ${this.#instance.homePageUrl}`);
  }

  /** Once, not with each attempt. @param {unknown} failure */
  #logUnavailable(failure) {
    if (!this.#hasFailed) {
      log.warn(`The registry is unreachable: ${reason(failure)}`);
    }
    this.#hasFailed = true;
  }

  #logAvailable() {
    if (this.#hasFailed) {
      log.info('The registry is reachable again');
    }
    this.#hasFailed = false;
  }
}

/**
 * The registry accepts the address from which the instance registers, and no other.
 * @param {{address: string, port: number, isSecure: boolean}} server
 */
function describe({ address, port, isSecure }) {
  const url = `${isSecure ? 'https' : 'http'}://${address}:${port}`;
  return {
    instanceId: `${SERVICE}:${randomUUID()}`,
    app: SERVICE.toUpperCase(),
    hostName: address,
    ipAddr: address,
    vipAddress: SERVICE,
    secureVipAddress: SERVICE,
    status: 'UP',
    port: { $: isSecure ? 80 : port, '@enabled': String(!isSecure) },
    securePort: { $: isSecure ? port : 443, '@enabled': String(isSecure) },
    homePageUrl: url + '/',
    statusPageUrl: url + '/actuator/health',
    healthCheckUrl: url + '/actuator/health',
    dataCenterInfo: { '@class': 'com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo', name: 'MyOwn' },
    leaseInfo: LEASE,
    metadata: { 'management.port': String(port) },
    lastDirtyTimestamp: String(Date.now()),
  };
}
