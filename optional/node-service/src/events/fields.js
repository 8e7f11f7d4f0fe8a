import { InvalidRecord, uuid } from './event.js';

/**
 * The fields that this service reads, as the schemas in `contracts` have them. It ignores all others: a type may gain
 * fields.
 * @typedef {import('./event.js').Event} Event
 */

/**
 * @param {Event} event
 * @param {string} name
 */
export function id(event, name) {
  const value = event.data[name];
  return uuid(typeof value === 'string' ? value : undefined, name);
}

/**
 * @param {Event} event
 * @param {string} name
 * @param {number} least
 */
export function integer(event, name, least) {
  const value = event.data[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new InvalidRecord(`${name} is no integer from ${least}`);
  }
  return value;
}
