import { isUuid } from '../support/uuid.js';

/**
 * An event as it came from a topic: CloudEvents 1.0 in the binary mode of its Kafka binding (docs/asyncapi.yaml).
 * @typedef {object} Event
 * @property {string} id the same in every delivery
 * @property {string} type
 * @property {string} aggregateId what it is about; the key of the record
 * @property {number} sequence of the event within its aggregate, from 1 without a gap
 * @property {number} time in milliseconds
 * @property {string} [traceparent]
 * @property {Record<string, unknown>} data
 */

/** A record that can never be read, however often it is tried. The reason must not quote the content of the record. */
export class InvalidRecord extends Error {}

/**
 * Reads a record, or throws why it is no event.
 * @param {import('kafkajs').KafkaMessage} message
 * @returns {Event}
 */
export function readEvent({ key, value, headers }) {
  if (!key || !value) {
    throw new InvalidRecord('a record needs a key and a value');
  }
  const header = (/** @type {string} */ name) => last(headers?.[name])?.toString('utf8');
  return {
    id: uuid(header('ce_id'), 'the header ce_id'),
    type: header('ce_type') ?? missing('ce_type'),
    aggregateId: uuid(key.toString('utf8'), 'the key'),
    sequence: sequence(header('ce_sequence')),
    time: time(header('ce_time')),
    traceparent: header('traceparent'),
    data: object(value.toString('utf8')),
  };
}

/** @param {import('kafkajs').IHeaders[string]} values */
function last(values) {
  return Array.isArray(values) ? values.at(-1) : values;
}

/**
 * @param {string | undefined} text
 * @param {string} name
 */
export function uuid(text, name) {
  if (!isUuid(text)) {
    throw new InvalidRecord(`${name} is no UUID`);
  }
  return text.toLowerCase();
}

/** @param {string | undefined} text */
function sequence(text) {
  const number = Number(text);
  if (!/^[1-9]\d*$/.test(text ?? '') || !Number.isSafeInteger(number)) {
    throw new InvalidRecord('the header ce_sequence does not count from 1');
  }
  return number;
}

/** @param {string | undefined} text */
function time(text) {
  const milliseconds = Date.parse(text ?? '');
  if (Number.isNaN(milliseconds)) {
    throw new InvalidRecord('the header ce_time is no time');
  }
  return milliseconds;
}

/** @param {string} text */
function object(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidRecord('the value is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidRecord('the value is no object');
  }
  return value;
}

/** @param {string} name @returns {never} */
function missing(name) {
  throw new InvalidRecord(`the header ${name} is missing`);
}
