// A browser as far as a login by forms needs one: cookies, redirects, and the first form of a page.
import assert from 'node:assert/strict';

export class Page {
  #cookies = new Map();

  /** Follows redirects until one leads to this address, which it returns; fills in forms on the way. */
  async until(target, url, fields) {
    let response = await this.#send(url);
    for (let step = 0; step < 15; step++) {
      const location = response.headers.get('location');
      if (location) {
        const next = new URL(location, response.at);
        if (next.href.startsWith(target)) {
          return next;
        }
        response = await this.#send(next);
      } else {
        const page = await response.text();
        assert.equal(response.status, 200, page);
        response = await this.#submit(page, response.at, fields);
      }
    }
    assert.fail(`${target} was not reached`);
  }

  async #submit(page, at, fields) {
    const form = /<form[^>]*>([^]*?)<\/form>/i.exec(page);
    assert.ok(form, page);
    const body = new URLSearchParams();
    for (const [input] of form[1].matchAll(/<(?:input|button)[^>]*>/gi)) {
      const name = attribute(input, 'name');
      if (name) {
        body.set(name, fields[name] ?? attribute(input, 'value') ?? '');
      }
    }
    const action = attribute(form[0].slice(0, form[0].indexOf('>') + 1), 'action') ?? '';
    return this.#send(new URL(action || at, at), { method: 'POST', body });
  }

  async #send(url, request = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    let response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } });
    while (response.status === 429) { // the gateway lets an address have 7 logins a second
      await new Promise((later) => setTimeout(later, 1_000));
      response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } });
    }
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) {
        this.#cookies.delete(name);
      } else {
        this.#cookies.set(name, value);
      }
    }
    response.at = url;
    return response;
  }
}

function attribute(tag, name) {
  return new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1].replaceAll('&amp;', '&');
}
