// A client of GraphQL: what is asked for at the same time, by one caller, is one request.

import { credentials } from "./credentials.js";
import { exchange } from "./http.js";
import { Problem } from "./problems.js";
import { serverSentEvents } from "./server-sent-events.js";

const PATH = "/graphql";
const SILENCE = 15_000; // a comment is sent each second

/** Those that are waiting for the end of the present task, by the access token with which they were asked. */
const waiting = new Map();

/**
 * A function that asks for a field of the query, by its variables, `{ token, signal }`. `text` is the field with its
 * arguments and selection, `types` has the types of its variables.
 */
export function queryField(name, types, text) {
  return (variables, { token = null, signal }) => new Promise((resolve, reject) => {
    if (!waiting.has(token)) {
      waiting.set(token, []);
      setTimeout(() => sendWaiting(token));
    }
    waiting.get(token).push({ name, types, text, variables, signal, resolve, reject });
  });
}

/** The same for a mutation, which is a request of its own. Its result may be a `Problem`, with `httpStatus`. */
export function mutationField(name, types, text) {
  return async (variables, { token = null }) => {
    const result = valueOf(await send("mutation", [{ name, types, text, variables }], token), aliasOf(0));
    if (result.httpStatus !== undefined) {
      throw problemOf(result, result.httpStatus);
    }
    return result;
  };
}

/** What a subscription answers, one after the other, as server-sent events. */
export async function* subscription(name, types, text, variables, token, signal) {
  const options = request(operation("subscription", [{ name, types, text, variables }]), token);
  for await (const event of serverSentEvents(address(name), options, SILENCE, signal)) {
    if (event.name === "next") {
      yield valueOf(JSON.parse(event.data), aliasOf(0));
    }
  }
}

async function sendWaiting(token) {
  const fields = waiting.get(token);
  waiting.delete(token);
  try {
    const response = await send("query", fields, token);
    fields.forEach((field, index) => settle(field, response, aliasOf(index)));
  } catch (failure) {
    fields.forEach(({ reject }) => reject(failure));
  }
}

/** Each field by itself: one may be missing because its service is unavailable, while the others are answered. */
function settle({ signal, resolve, reject }, response, alias) {
  try {
    signal?.throwIfAborted();
    resolve(valueOf(response, alias));
  } catch (failure) {
    reject(failure);
  }
}

async function send(kind, fields, token) {
  const names = fields.map(({ name }) => name).join("_");
  const { body } = await exchange(address(names), request(operation(kind, fields), token));
  return body;
}

/** Fields and variables get a number, so that the same field can be asked for twice. */
function operation(kind, fields) {
  const variables = fields.flatMap((field, index) => Object.entries(field.variables)
    .map(([name, value]) => ({ name: `${name}${index}`, type: field.types[name], value })));
  const declared = variables.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const selected = fields.map(({ text }, index) => `${aliasOf(index)}: ${text.replace(/\$\w+/g, `$&${index}`)}`);
  return {
    query: `${kind}${declared === "" ? "" : ` (${declared})`} { ${selected.join(" ")} }`,
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
  };
}

function aliasOf(index) {
  return `field${index}`;
}

/** With the names of the fields, for those who read the calls of this page or an access log. */
function address(names) {
  return `${PATH}?fields=${names}`;
}

function request(body, token) {
  const accepted = { "Accept": "application/graphql-response+json", "Content-Type": "application/json" };
  const headers = { ...accepted, ...credentials(token) };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

function valueOf({ data, errors = [] }, alias) {
  const value = data?.[alias];
  if (value !== null && value !== undefined) {
    return value;
  }
  const error = errors.find(({ path }) => path?.[0] === alias) ?? errors[0];
  throw problemOf(error?.extensions ?? {}, error?.extensions?.status);
}

function problemOf({ type = "internal-error", retryAfter = null, errors = [] }, status = 0) {
  return new Problem(type.replace("/problems/", ""), { status, retryAfter, errors });
}
