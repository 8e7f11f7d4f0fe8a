import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { SERVICE } from '../config.js';
import { logger, reason } from '../support/log.js';
import { continueTrace, withTrace } from '../support/trace.js';
import { wait } from '../support/wait.js';
import { InvalidRecord, readEvent } from './event.js';

const log = logger('events.TopicReader');

const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
const MAX_LOGGED_RECORDS = 20; // of the invalid ones: each start reads them again, and nobody may fill the log

/**
 * What becomes of the events of a topic. It throws {@link InvalidRecord} for an event that can never be processed, such
 * as one of an unknown type. It may be called again for the same event.
 * @typedef {(event: import('./event.js').Event) => void} Listener
 */

/**
 * Clients of the broker, with the account of this service. They retry little, since the reader does so for ever.
 * @param {{brokers: string[], password: string}} settings
 * @param {import('../support/tls.js').Tls} [tls]
 */
export function broker({ brokers, password }, tls) {
  return () =>
    new Kafka({
      clientId: SERVICE,
      brokers,
      ssl: tls?.to('kafka'),
      sasl: { mechanism: 'scram-sha-512', username: SERVICE, password },
      connectionTimeout: 1_000,
      authenticationTimeout: 5_000,
      requestTimeout: 5_000,
      retry: { retries: 2, initialRetryTime: SHORTEST_PAUSE, maxRetryTime: LONGEST_PAUSE },
      logLevel: logLevel.NOTHING, // it logs each attempt; the reader logs an outage once
    });
}

/**
 * Reads topics from their first record on, in a consumer group that only this instance has, and commits nothing:
 * whatever is made of the events is in memory, so each instance needs all of them, and each start begins anew. After a
 * lost connection the topics are read again; records that were read before are skipped by their offsets.
 *
 * A record that cannot be processed is logged and skipped. It is not sent to a dead-letter topic: there is nothing to
 * replay it into, since a corrected version reads it anyway.
 */
export class TopicReader {
  #listeners;
  #connect;
  #stopping = new AbortController();
  /** @type {Promise<void>} */
  #reading = Promise.resolve();
  /** @type {Map<string, number>} the next offset of each partition, by `topic/partition` */
  #positions = new Map();
  /** @type {Map<string, number> | undefined} where the partitions ended when the reader first connected */
  #ends;
  #invalid = 0;
  #isAvailable = true;
  /** @type {() => void} */
  #caughtUp = () => {};

  /** Resolved when everything has been read that was there at the start, and from then on always. */
  caughtUp = new Promise((/** @type {(value: void) => void} */ resolve) => (this.#caughtUp = resolve));

  /**
   * @param {() => Pick<Kafka, 'admin' | 'consumer'>} connect makes a client; see {@link broker}
   * @param {Record<string, Listener>} listeners by topic
   */
  constructor(connect, listeners) {
    this.#connect = connect;
    this.#listeners = listeners;
  }

  start() {
    this.#reading = this.#keepReading();
  }

  async stop() {
    this.#stopping.abort();
    await this.#reading;
  }

  async #keepReading() {
    let pause = SHORTEST_PAUSE;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#read(() => (pause = SHORTEST_PAUSE));
      } catch (failure) {
        this.#logUnavailable(failure);
      }
      await wait(pause, this.#stopping.signal);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  /**
   * Reads until the connection is lost, which is thrown, or until this reader stops.
   * @param {() => void} onConnected
   */
  async #read(onConnected) {
    const kafka = this.#connect();
    const ends = await this.#findEnds(kafka);
    this.#ends ??= ends;
    // A broker may have lost the end of a log, or all of it: new records have the offsets of old ones then. What is read again
    // is known.
    ends.forEach((end, name) => {
      const position = this.#positions.get(name) ?? 0;
      this.#positions.set(name, end < position ? 0 : position);
    });
    if (this.#stopping.signal.aborted) {
      return;
    }
    const consumer = kafka.consumer({
      groupId: `${SERVICE}.${randomUUID()}`,
      sessionTimeout: 10_000,
      allowAutoTopicCreation: false,
      metadataMaxAge: 5_000,
      maxWaitTimeInMs: 1_000, // of a fetch without records; a record ends it at once, and a stop waits for it
      maxBytes: 1024 * 1024,
      maxBytesPerPartition: 256 * 1024,
      retry: { restartOnFailure: async () => false },
    });
    const connection = new AbortController();
    const ended = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      this.#stopping.signal.addEventListener('abort', () => resolve(), { signal: connection.signal });
    });
    ended.catch(() => {}); // it is awaited below, unless the connection fails before
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: Object.keys(this.#listeners), fromBeginning: true });
      consumer.on(consumer.events.FETCH, () => {
        // each second; an account may join its group without the right to read
        onConnected();
        this.#logAvailable();
        this.#checkCaughtUp();
      });
      await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => this.#process(batch) });
      await ended;
    } finally {
      connection.abort();
      await consumer.disconnect();
    }
  }

  /** @param {Pick<Kafka, 'admin'>} kafka @returns {Promise<Map<string, number>>} */
  async #findEnds(kafka) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      const ends = new Map();
      for (const topic of Object.keys(this.#listeners)) {
        for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
          ends.set(`${topic}/${partition}`, low === high ? 0 : Number(high));
        }
      }
      return ends;
    } finally {
      await admin.disconnect();
    }
  }

  /** @param {import('kafkajs').Batch} batch */
  #process({ topic, partition, messages }) {
    const name = `${topic}/${partition}`;
    for (const message of messages) {
      const offset = Number(message.offset);
      if (offset >= (this.#positions.get(name) ?? 0)) {
        this.#deliver(topic, `${name}/${offset}`, message);
        this.#positions.set(name, offset + 1);
      }
    }
    this.#checkCaughtUp();
  }

  /**
   * @param {string} topic
   * @param {string} origin
   * @param {import('kafkajs').KafkaMessage} message
   */
  #deliver(topic, origin, message) {
    try {
      const event = readEvent(message);
      withTrace(continueTrace(event.traceparent), () => this.#listeners[topic]?.(event));
    } catch (failure) {
      // it fails in each attempt: nothing outside of this process takes part
      this.#invalid += 1;
      if (this.#invalid <= MAX_LOGGED_RECORDS) {
        log.error(
          `Record skipped: ${origin} (${failure instanceof InvalidRecord ? failure.message : nameOf(failure)})`,
        );
      }
    }
  }

  #checkCaughtUp() {
    const ends = this.#ends ?? new Map([['', 1]]);
    if ([...ends].every(([name, end]) => (this.#positions.get(name) ?? 0) >= end)) {
      this.#caughtUp();
    }
  }

  /** @param {unknown} failure */
  #logUnavailable(failure) {
    if (this.#isAvailable && !this.#stopping.signal.aborted) {
      log.warn(`The broker is unavailable, nothing is read: ${reason(failure)}`);
    }
    this.#isAvailable = false;
  }

  #logAvailable() {
    if (!this.#isAvailable) {
      log.info('The broker is available again');
    }
    this.#isAvailable = true;
  }
}

/** Of a defect; its message may quote data. @param {unknown} failure */
function nameOf(failure) {
  return failure instanceof Error ? failure.name : typeof failure;
}
