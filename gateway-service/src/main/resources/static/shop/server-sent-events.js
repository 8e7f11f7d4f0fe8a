// Server-sent events by fetch: the browser's EventSource sends neither a token nor a body.

import { API } from "./credentials.js";
import { problemOf } from "./http.js";
import { Problem } from "./problems.js";

/**
 * The events of a response, each with `id`, `name` and `data`. `opened()` is called as soon as it begins. Fails if
 * nothing, not even a comment, arrives for `silence` milliseconds.
 */
export async function* serverSentEvents(path, options, silence, signal, opened = () => {}) {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), silence);
  try {
    const reader = await open(path, options, AbortSignal.any([signal, silent.signal]));
    opened();
    const parser = new EventParser();
    for (;;) {
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) {
        return;
      }
      timer = setTimeout(() => silent.abort(), silence);
      yield* parser.push(value);
    }
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem("unreachable");
  } finally {
    clearTimeout(timer);
    silent.abort(); // ends the request, if the events were not read to their end
  }
}

async function open(path, { headers, ...options }, signal) {
  const accepting = { ...headers, Accept: "text/event-stream" };
  const response = await fetch(API + path, { ...options, headers: accepting, cache: "no-store", signal });
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
