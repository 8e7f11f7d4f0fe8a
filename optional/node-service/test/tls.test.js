import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Tls } from '../src/support/tls.js';

test('the own server refuses who has no certificate of the authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  try {
    ['ca.crt', 'tls.crt', 'tls.key'].forEach((name) => writeFileSync(join(folder, name), name));

    const { ca, requestCert, rejectUnauthorized } = new Tls(folder).server();
    assert.equal(ca.toString(), 'ca.crt');
    assert.ok(requestCert && rejectUnauthorized);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
