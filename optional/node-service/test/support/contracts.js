import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const CONTRACTS = new URL('../../../../contracts/', import.meta.url);

const ajv = new Ajv2020({ allErrors: true, strict: false });
/** @type {any} */ (addFormats)(ajv);

const description = read(new URL('../../openapi.json', import.meta.url));
ajv.addSchema(description, 'openapi.json');

/**
 * The JSON Schema of each type of event of a service, as the last release has published it.
 * @param {string} service
 * @returns {Map<string, {title: string, examples: Record<string, unknown>[]}>} by type, such as `dev.souk.order.placed.v1`
 */
export function eventSchemas(service) {
  const folder = new URL(`${service}/schemas/`, CONTRACTS);
  return new Map(readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), read(new URL(file, folder))]));
}

/**
 * What is wrong with the data of an event.
 * @param {object} schema
 * @param {unknown} data
 * @returns {string}
 */
export function faultsOf(schema, data) {
  return ajv.validate(schema, data) ? '' : ajv.errorsText();
}

/**
 * What is wrong with a response, by the description of the API: an undescribed status, header or content.
 * @param {string} path
 * @param {{status: number, headers: Record<string, unknown>, body: string}} response
 * @returns {string}
 */
export function faultsOfResponse(path, { status, headers, body }) {
  const reference = description.paths[path]?.get.responses[status]?.$ref;
  if (!reference) {
    return `${status} is not described`;
  }
  const expected = resolve(reference);
  const missing = Object.keys(expected.headers).filter((name) => headers[name.toLowerCase()] === undefined);
  if (missing.length > 0) {
    return `no header ${missing}`;
  }
  const type = String(headers['content-type']);
  const schema = expected.content[type]?.schema.$ref;
  return schema ? faultsOf({ $ref: 'openapi.json' + schema }, JSON.parse(body)) : `${type} is not described`;
}

/** Each response that the description has. @returns {string[]} the path and the status */
export function describedResponses() {
  return Object.entries(description.paths).flatMap(([path, { get }]) =>
    Object.keys(/** @type {any} */ (get).responses).map((status) => `${path} ${status}`),
  );
}

/** @param {string} reference */
function resolve(reference) {
  return reference
    .split('/')
    .slice(1)
    .reduce((part, name) => part[name], description);
}

/** @param {URL} file @returns {any} */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
