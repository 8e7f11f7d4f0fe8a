import { currentTrace } from './trace.js';

/**
 * Log lines in the two forms of the other services: text for people, and Logstash's JSON for machines.
 * @typedef {'DEBUG' | 'INFO' | 'WARN' | 'ERROR'} Level
 * @typedef {{info: (message: string) => void, warn: (message: string) => void, error: (message: string) => void}} Logger
 */

const SERVICE = 'statistics-service';
const LEVEL_VALUES = { DEBUG: 10000, INFO: 20000, WARN: 30000, ERROR: 40000 };
const MAX_MESSAGE = 2000; // an error of a library may quote a whole response

/**
 * The formats by the variable that the Java services have, too. Without it: text to a terminal, JSON everywhere else.
 * @param {NodeJS.ProcessEnv} environment
 * @param {boolean} isTerminal
 */
export function formatOf(environment, isTerminal) {
  const wanted = environment.LOGGING_STRUCTURED_FORMAT_CONSOLE ?? (isTerminal ? '' : 'logstash');
  return wanted === 'logstash' ? json : text;
}

/**
 * A logger with the name of its component.
 * @param {string} name
 * @param {{write: (line: string) => void, format: typeof text, now: () => Date}} [output]
 * @returns {Logger}
 */
export function logger(name, output = standardOutput) {
  const log = (/** @type {Level} */ level) => (/** @type {string} */ message) =>
    output.write(output.format(output.now(), level, name, withoutLineBreaks(message)) + '\n');
  return { info: log('INFO'), warn: log('WARN'), error: log('ERROR') };
}

/**
 * What went wrong, in one line and without a stack.
 * @param {unknown} failure
 * @returns {string}
 */
export function reason(failure) {
  return failure instanceof Error ? failure.message || failure.name : String(failure);
}

/**
 * @param {Date} time
 * @param {Level} level
 * @param {string} name
 * @param {string} message
 */
export function text(time, level, name, message) {
  const trace = currentTrace();
  const ids = trace ? `${trace.traceId}-${trace.spanId}` : ''.padEnd(49);
  const words = [
    time.toISOString(),
    level.padStart(5),
    process.pid,
    '---',
    `[${SERVICE}]`,
    '[           main]',
    `[${ids}]`,
  ];
  return `${words.join(' ')} ${name.padEnd(40)} : ${message}`;
}

/** @type {typeof text} */
export function json(time, level, name, message) {
  const trace = currentTrace();
  return JSON.stringify({
    '@timestamp': time.toISOString(),
    '@version': '1',
    message,
    logger_name: name,
    thread_name: 'main',
    level,
    level_value: LEVEL_VALUES[level],
    ...trace,
    service: SERVICE,
  });
}

/** @param {string} message */
function withoutLineBreaks(message) {
  return message.slice(0, MAX_MESSAGE).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

const standardOutput = {
  /** @param {string} line */
  write: (line) => void process.stdout.write(line),
  format: formatOf(process.env, process.stdout.isTTY === true),
  now: () => new Date(),
};
