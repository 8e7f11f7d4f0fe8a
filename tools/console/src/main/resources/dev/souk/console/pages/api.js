import { requestJson } from "./json-request.js";

const READ_LIMIT = 10_000;
const ACTION_LIMIT = 180_000; // a process may take a while to stop gracefully and to start

let csrfToken = null;

/** A response other than 2xx, or none: then `status` is 0. The message is a sentence for people. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The token of the session, which every request that changes something carries. */
export function useCsrfToken(token) {
  csrfToken = token;
}

/** The response to a GET. Parameters that are null or empty are left out. */
export async function get(path, parameters, signal) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== ""));
  return request(query.size === 0 ? path : `${path}?${query}`, {}, READ_LIMIT, signal);
}

/** The response to a request that changes something; null for 204. */
export async function send(method, path, body) {
  const headers = {
    ...(csrfToken !== null && { "X-CSRF-Token": csrfToken }),
    ...(body !== undefined && { "Content-Type": "application/json" }),
  };
  return request(path, { method, headers, body: JSON.stringify(body) }, ACTION_LIMIT);
}

async function request(path, options, limit, signal) {
  const requested = await requestJson(path, { ...options, cache: "no-store" }, limit, signal);
  if (requested === null) {
    throw new ApiError("The console cannot be reached.", 0);
  }
  const { response, body } = requested;
  if (!response.ok) {
    throw new ApiError(body?.problem ?? `The console answered with status ${response.status}.`, response.status);
  }
  if (body === undefined) {
    throw new ApiError("The console gave a response that is not JSON.", 502);
  }
  return body;
}
