import { configuration } from './config.js';
import { Service } from './service.js';
import { logger, reason } from './support/log.js';

const log = logger('main');

const LONGEST_STOP = 15_000;

/** @param {Service} service */
function stopOnSignal(service) {
  let isStopping = false;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (isStopping) {
      return;
    }
    isStopping = true;
    log.info(`Stopping, because of ${signal}`);
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    service.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** @param {unknown} failure */
function fail(failure) {
  log.error(reason(failure));
  process.exit(1);
}

try {
  const service = new Service(configuration(process.env));
  stopOnSignal(service);
  await service.start();
} catch (failure) {
  fail(failure);
}
