import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a client connects: with its own certificate, to a server whose certificate has this name.
 * @typedef {{ca: Buffer, cert: Buffer, key: Buffer, servername: string, minVersion: 'TLSv1.3'}} ClientTls
 */

/**
 * Mutual TLS with the files that every process of Souk has in a folder of its own (docs/operations.md). They are read for each
 * connection, since certificates are renewed while the process runs. A server is known by the name of its service: its
 * address is one that somebody has registered, which proves nothing.
 */
export class Tls {
  #folder;

  /** @param {string} folder has `tls.crt`, `tls.key` and `ca.crt` */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * For connections to this service.
   * @param {string} service
   * @returns {ClientTls}
   */
  to(service) {
    return { ...this.#files(), servername: service, minVersion: 'TLSv1.3' };
  }

  /** For the own server: who has no certificate of the authority is refused. */
  server() {
    return /** @type {const} */ ({
      ...this.#files(),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    });
  }

  #files() {
    const read = (/** @type {string} */ name) => readFileSync(join(this.#folder, name));
    return { ca: read('ca.crt'), cert: read('tls.crt'), key: read('tls.key') };
  }
}
