// Server-sent events by fetch: the browser's EventSource cannot send a token.

import { problemOf } from "./api.js";
import { Problem } from "./problems.js";

const FAILURES = 10; // in a row; then the page says so, and people decide
const LONGEST_WAIT = 15_000;
const SILENCE = 15_000; // the shop sends a comment every two seconds

/**
 * Reads a stream of events until `received(event)` answers true, which ends it. An event has `id`, `name` and `data`. A
 * stream that ends earlier is opened again after the last event that was received; `interrupted(problem)` is told
 * before, and with null as soon as it is open again. Fails if that does not help.
 */
export async function follow(path, { token, lastId, received, interrupted, signal }) {
  let last = lastId;
  for (let failures = 0; ; ) {
    let wait = 1;
    try {
      for await (const event of events(path, token(), last, signal, () => interrupted(null))) {
        failures = 0;
        last = event.id ?? last;
        if (received(event)) {
          return;
        }
      }
      failures++; // the shop ends streams after some minutes
    } catch (failure) {
      signal.throwIfAborted();
      if (!(failure instanceof Problem) || !failure.isTransient || ++failures > FAILURES) {
        throw failure;
      }
      interrupted(failure);
      wait = failure.retryAfter ?? 1;
    }
    if (failures > FAILURES) {
      throw new Problem("unreachable");
    }
    await pause(Math.max(wait * 1000, Math.min(250 * 2 ** failures, LONGEST_WAIT)), signal);
  }
}

async function* events(path, token, last, signal, opened) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE);
  try {
    const reader = await open(path, token, last, AbortSignal.any([signal, silence.signal]));
    opened();
    const parser = new EventParser();
    for (;;) {
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) {
        return;
      }
      timer = setTimeout(() => silence.abort(), SILENCE);
      yield* parser.push(value);
    }
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem("unreachable");
  } finally {
    clearTimeout(timer);
    silence.abort(); // ends the request, if the events were not read to their end
  }
}

async function open(path, token, last, signal) {
  const headers = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
  if (last !== null) {
    headers["Last-Event-ID"] = last;
  }
  const response = await fetch(path, { headers, cache: "no-store", signal });
  if (!response.ok) {
    throw problemOf(response, await response.json().catch(() => null));
  }
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
}

/** Makes events of text that arrives in pieces; https://html.spec.whatwg.org/multipage/server-sent-events.html */
class EventParser {
  #rest = "";
  #event = { id: null, name: "message", data: [] };

  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter((event) => event !== null);
  }

  #line(line) {
    if (line === "") {
      return this.#dispatched();
    }
    const [, field, value = ""] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === "data") {
      this.#event.data.push(value);
    } else if (field === "id") {
      this.#event.id = value;
    } else if (field === "event") {
      this.#event.name = value;
    }
    return null; // a comment has no field
  }

  #dispatched() {
    const { id, name, data } = this.#event;
    this.#event = { id: null, name: "message", data: [] };
    return data.length === 0 ? null : { id, name, data: data.join("\n") };
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", aborted);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", aborted, { once: true });
  });
}
