// One HTTP request, whatever protocol is above it.

import { API } from "./credentials.js";
import { requestJson } from "./json-request.js";
import { Problem } from "./problems.js";

const LIMIT = 10_000; // the gateway answers within six seconds

/** The response with its JSON: null if there is none, undefined if it is not JSON. */
export async function exchange(path, options, signal) {
  const exchanged = await requestJson(API + path, options, LIMIT, signal);
  if (exchanged === null) {
    throw new Problem("unreachable");
  }
  const { response, body } = exchanged;
  if (!response.ok) {
    throw problemOf(response, body);
  }
  if (body === undefined) {
    throw new Problem("unreachable", { status: response.status }); // something else answered in place of the shop
  }
  return exchanged;
}

/** The problem that a response describes; one of a response that no problem describes is told by its status. */
export function problemOf(response, body) {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After"), 10);
  const fallback = response.status >= 500 ? "service-unavailable" : "unknown";
  return new Problem(typeof body?.type === "string" ? body.type.replace("/problems/", "") : fallback, {
    status: response.status,
    errors: Array.isArray(body?.errors) ? body.errors : [],
    retryAfter: Number.isNaN(retryAfter) ? null : retryAfter,
    traceId: response.headers.get("X-Trace-Id"),
  });
}
