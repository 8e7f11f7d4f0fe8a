/**
 * A broker with one partition of each topic, as far as the reader of topics uses kafkajs.
 */
export class FakeBroker {
  /** @type {Map<string, import('kafkajs').KafkaMessage[]>} */
  #topics = new Map();
  /** @type {FakeConsumer | undefined} */
  consumer;
  /** @type {string[]} */
  groups = [];
  isAvailable = true;
  /** whether it keeps none of the records any more */
  hasExpired = false;
  attempts = 0;
  /** @type {Promise<void>} before it says where its topics end */
  delay = Promise.resolve();

  /** @param {string} topic @param {import('kafkajs').KafkaMessage[]} records */
  publish(topic, records) {
    const log = this.#topics.get(topic) ?? [];
    records.forEach((record) => log.push({ ...record, offset: String(log.length) }));
    this.#topics.set(topic, log);
  }

  /** Loses what is behind the first records of a topic. @param {string} topic @param {number} length */
  truncate(topic, length) {
    this.#topics.get(topic)?.splice(length);
  }

  connect = () =>
    /** @type {any} */ ({
      admin: () => ({
        connect: async () => this.#requireAvailable(),
        disconnect: async () => {},
        fetchTopicOffsets: async (/** @type {string} */ topic) => {
          await this.delay;
          const high = String(this.#topics.get(topic)?.length ?? 0);
          return [{ partition: 0, low: this.hasExpired ? high : '0', high }];
        },
      }),
      consumer: (/** @type {{groupId: string}} */ { groupId }) => {
        this.groups.push(groupId);
        this.consumer = new FakeConsumer(this.#topics, () => this.#requireAvailable());
        return this.consumer;
      },
    });

  #requireAvailable() {
    this.attempts += 1;
    if (!this.isAvailable) {
      throw new Error('connect ECONNREFUSED');
    }
  }
}

class FakeConsumer {
  events = { CRASH: 'crash', FETCH: 'fetch' };
  isConnected = false;
  #topics;
  #requireAvailable;
  /** @type {Map<string, (event: object) => void>} */
  #handlers = new Map();
  /** @type {(batch: object) => Promise<void>} */
  #eachBatch = async () => {};

  /** @param {Map<string, import('kafkajs').KafkaMessage[]>} topics @param {() => void} requireAvailable */
  constructor(topics, requireAvailable) {
    this.#topics = topics;
    this.#requireAvailable = requireAvailable;
  }

  async connect() {
    this.#requireAvailable();
    this.isConnected = true;
  }

  async disconnect() {
    this.isConnected = false;
  }

  async subscribe() {}

  /** @param {string} name @param {(event: object) => void} handler */
  on(name, handler) {
    this.#handlers.set(name, handler);
  }

  /** @param {{eachBatch: (batch: object) => Promise<void>}} settings */
  async run({ eachBatch }) {
    this.#eachBatch = eachBatch;
    this.#handlers.get('fetch')?.({});
  }

  /** Delivers all records of a topic, those that it has delivered before as well. @param {string} topic */
  async deliver(topic) {
    await this.#eachBatch({ batch: { topic, partition: 0, messages: this.#topics.get(topic) ?? [] } });
  }

  crash() {
    this.#handlers.get('crash')?.({ payload: { error: new Error('the connection is lost') } });
  }
}
