import { TopicReader, broker } from './events/topic-reader.js';
import { RegistryClient } from './registry/registry-client.js';
import { Registration } from './registry/registration.js';
import { ORDERS, orderListener } from './statistics/order-listener.js';
import { OrderStatistics } from './statistics/order-statistics.js';
import { logger } from './support/log.js';
import { wait } from './support/wait.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { USERS, accountListener } from './tokens/account-listener.js';
import { PublicKeys } from './tokens/public-keys.js';
import { RevokedTokens } from './tokens/revoked-tokens.js';
import { Api } from './web/api.js';
import { Health } from './web/health.js';
import { Server } from './web/server.js';

const log = logger('Service');

const REQUESTS_END = 5_000; // the longest time that the gateway waits for a response

/** The parts of the service, and the order in which they start and stop. */
export class Service {
  #settings;
  #statistics = new OrderStatistics();
  #revoked = new RevokedTokens();
  #health = new Health(() => this.#statistics.isComplete);
  #reader;
  #keys;
  #registry;
  #server;
  /** @type {Registration | undefined} */
  #registration;
  #isStopping = false;

  /** @param {ReturnType<typeof import('./config.js').configuration>} settings */
  constructor(settings) {
    const { registry, kafka, token, tls } = settings;
    this.#settings = settings;
    this.#registry = new RegistryClient(registry, tls);
    this.#keys = new PublicKeys(this.#registry, tls);
    this.#reader = new TopicReader(broker(kafka, tls), {
      [ORDERS]: orderListener(this.#statistics),
      [USERS]: accountListener(this.#revoked),
    });
    const tokens = new AccessTokens(token, this.#keys.get, this.#revoked);
    this.#server = new Server(new Api(this.#statistics, tokens), this.#health, tls);
  }

  /** Registers when everything is read that is on the topics; callers find no instance before. */
  async start() {
    const { server, tls } = this.#settings;
    const port = await this.#server.start(server);
    log.info(`Listening at ${server.address}:${port}, reading the topics`);
    this.#reader.start();
    await this.#reader.caughtUp;
    await this.#keys.load();
    if (this.#isStopping) {
      return;
    }
    this.#health.isReady = true;
    this.#registration = new Registration(this.#registry, {
      address: server.address,
      port,
      isSecure: tls !== undefined,
    });
    this.#registration.start();
    log.info('Ready');
  }

  /** Leaves the registry first, serves until callers know it, then finishes what it has. */
  async stop() {
    this.#isStopping = true;
    this.#health.isReady = false;
    this.#server.beginToStop();
    if (await this.#registration?.stop()) {
      log.info(`Deregistered, serving for ${this.#settings.deregistrationDelay} ms more`);
      await wait(this.#settings.deregistrationDelay);
    }
    await Promise.all([this.#server.stop(REQUESTS_END), this.#reader.stop()]);
    log.info('Stopped');
  }
}
