import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tls } from './support/tls.js';

/** The name in the registry and of the accounts. */
export const SERVICE = 'statistics-service';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * The settings, from environment variables; the defaults fit `./souk up --with statistics` of the source tree. Passwords
 * are in files, as for the other services, since other programs of the same user can read an environment.
 * @param {NodeJS.ProcessEnv} environment
 */
export function configuration(environment) {
  const secrets = environment.SOUK_SECRETS_FOLDER ?? join(ROOT, '.souk', 'secrets', SERVICE);
  return {
    server: {
      address: environment.SERVER_ADDRESS ?? '127.0.0.1',
      port: number(environment, 'SERVER_PORT', 0, 65_535), // 0 for any free port: callers find it in the registry
    },
    registry: {
      addresses: list(environment.SOUK_REGISTRY_ADDRESS ?? 'localhost:8761'),
      password: password(secrets, 'souk.registry.password'),
    },
    kafka: {
      brokers: list(environment.SOUK_KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092'),
      password: password(secrets, 'souk.kafka.password'),
    },
    token: {
      issuer: environment.SOUK_TOKEN_ISSUER ?? 'https://souk.example',
      audience: environment.SOUK_TOKEN_AUDIENCE ?? 'souk',
    },
    /** Milliseconds in which it keeps serving after it has deregistered: callers read the registry each second. */
    deregistrationDelay: number(environment, 'SOUK_DISCOVERY_DEREGISTRATION_DELAY', 1_500, 10_000),
    tls: environment.SOUK_TLS_FOLDER ? new Tls(environment.SOUK_TLS_FOLDER) : undefined,
  };
}

/**
 * @param {string} folder
 * @param {string} name
 */
function password(folder, name) {
  const file = join(folder, name);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`There is no password in ${file}. Start Souk first, or set SOUK_SECRETS_FOLDER.`);
  }
}

/** @param {string} text */
function list(text) {
  return text.split(',').map((part) => part.trim());
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} name
 * @param {number} usual
 * @param {number} highest
 */
function number(environment, name, usual, highest) {
  const text = environment[name] ?? String(usual);
  if (!/^\d{1,5}$/.test(text) || Number(text) > highest) {
    throw new Error(`${name} is "${text}", which is not a number from 0 to ${highest}.`);
  }
  return Number(text);
}
