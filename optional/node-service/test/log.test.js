import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf, json, logger, text } from '../src/support/log.js';
import { continueTrace, withTrace } from '../src/support/trace.js';

const TIME = new Date('2026-11-23T02:39:09.653Z');
const TRACE = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

/** @param {typeof text} format @param {(log: import('../src/support/log.js').Logger) => void} work */
function lines(format, work) {
  /** @type {string[]} */
  const written = [];
  work(logger('web.Server', { write: (line) => void written.push(line), format, now: () => TIME }));
  return written;
}

test('a line for people has the columns of the other services', () => {
  const [line] = withTrace(TRACE, () => lines(text, (log) => log.info('hello')));

  assert.match(
    String(line),
    /^2026-11-23T02:39:09\.653Z  INFO \d+ --- \[statistics-service\] \[ +main\] \[4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7\] web\.Server +: hello\n$/,
  );
});

test('without a trace the column is as wide', () => {
  const [line] = lines(text, (log) => log.warn('hello'));

  assert.ok(line?.includes(`[${' '.repeat(49)}]`));
});

test('a line for machines is in the format of Logstash', () => {
  const [line] = withTrace(TRACE, () => lines(json, (log) => log.error('hello')));

  assert.deepEqual(JSON.parse(String(line)), {
    '@timestamp': '2026-11-23T02:39:09.653Z',
    '@version': '1',
    message: 'hello',
    logger_name: 'web.Server',
    thread_name: 'main',
    level: 'ERROR',
    level_value: 40000,
    ...TRACE,
    service: 'statistics-service',
  });
});

test('nobody can forge a line', () => {
  assert.equal(
    lines(text, (log) => log.info('a\nb\r\u2028c'))
      .join('')
      .trim()
      .split(/[\r\n\u2028]/).length,
    1,
  );
});

test('the format is that of the variable, else text for a terminal and JSON for everything else', () => {
  assert.equal(formatOf({}, true), text);
  assert.equal(formatOf({}, false), json);
  assert.equal(formatOf({ LOGGING_STRUCTURED_FORMAT_CONSOLE: '' }, false), text);
  assert.equal(formatOf({ LOGGING_STRUCTURED_FORMAT_CONSOLE: 'logstash' }, true), json);
});

test('a trace is continued, and a malformed header begins a new one', () => {
  assert.equal(continueTrace(`00-${TRACE.traceId}-${TRACE.spanId}-01`).traceId, TRACE.traceId);
  assert.notEqual(continueTrace(`00-${TRACE.traceId}-${TRACE.spanId}-01`).spanId, TRACE.spanId);
  for (const malformed of [undefined, '', 'x', `00-${'0'.repeat(32)}-${TRACE.spanId}-01`, `00-${TRACE.traceId}-1-01`]) {
    assert.match(continueTrace(malformed).traceId, /^(?!4bf92f)[0-9a-f]{32}$/);
  }
});
