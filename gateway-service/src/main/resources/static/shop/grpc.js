// The operations of the shop by gRPC-Web: accounts and orders. Its cart is a stream in both directions, which no browser has.

import { API, credentials } from "./credentials.js";
import { CancellationReason, connect, detailsOf, OrderStatus, StatusCode } from "./grpc-web.js";
import { Problem } from "./problems.js";

const LIMIT = 10_000; // the gateway answers within six seconds
const STREAM_LIMIT = 330_000; // the shop ends a stream after five minutes; a lost connection is noticed then
const TYPES = {
  [StatusCode.UNKNOWN]: "unreachable",
  [StatusCode.UNAVAILABLE]: "service-unavailable",
  [StatusCode.DEADLINE_EXCEEDED]: "gateway-timeout",
  [StatusCode.RESOURCE_EXHAUSTED]: "too-many-requests",
  [StatusCode.UNAUTHENTICATED]: "unauthorized",
};

const unary = connect(API, "binary");
const streaming = connect(API, "text"); // a browser shows binary data as a whole only

export const operations = {
  "GET /orders": async ({ query }, options) => {
    const request = { pageSize: Number(query.get("limit")), pageToken: query.get("cursor") ?? "" };
    const found = await respond(unary.orders.listOrders, request, options);
    return { body: { items: found.orders.map(order), next_cursor: found.nextPageToken || null } };
  },
  "GET /orders/{id}": async ({ id }, options) =>
    ({ body: order((await respond(unary.orders.getOrder, { id }, options)).order) }),
  "POST /users": async (_, { body, ...options }) =>
    ({ body: { id: (await respond(unary.users.createUser, body, options)).user.id } }),
};

/** Without a token the response is UNAUTHENTICATED; it says that the service is there. */
export async function probe() {
  try {
    await respond(unary.users.getUser, {}, {});
  } catch (failure) {
    if (failure.type !== "unauthorized") {
      throw failure;
    }
  }
}

/** Begins with the last step that is known: its arrival says that the stream is open. */
export async function* orderSteps(id, { token, after }, signal, opened) {
  const request = { id, afterPosition: after - 1 };
  try {
    const limit = { deadline: String(Date.now() + STREAM_LIMIT) };
    for await (const message of streaming.orders.watchOrder(request, { ...metadata({ token }), ...limit }, { signal })) {
      opened();
      yield { position: message.position, step: step(message.step) };
    }
  } catch (failure) {
    throw problemOf(failure);
  }
}

async function respond(method, request, { signal, ...options }) {
  const limit = { deadline: String(Date.now() + LIMIT) };
  try {
    const response = await method(request, { ...metadata(options), ...limit });
    signal?.throwIfAborted();
    return response;
  } catch (failure) {
    signal?.throwIfAborted();
    throw problemOf(failure);
  }
}

function metadata({ token, key }) {
  return { ...credentials(token), ...(key && { "idempotency-key": key }) };
}

/** Its reason is the type of the problem in the REST API, such as EMAIL_TAKEN. */
function problemOf(failure) {
  if (typeof failure.code !== "number") {
    return failure;
  }
  const { reason, violations, retrySeconds } = detailsOf(failure);
  const type = reason?.toLowerCase().replaceAll("_", "-") ?? TYPES[failure.code] ?? "unknown";
  return new Problem(type, { retryAfter: retrySeconds, errors: violations });
}

function order({ lines, history, status, reason, totalCents, id }) {
  return {
    id,
    ...state({ status, reason }),
    total_cents: Number(totalCents),
    lines: lines.map(({ itemId, name, quantity, priceCents }) =>
      ({ item_id: itemId, name, quantity, price_cents: Number(priceCents) })),
    history: history.map(step),
  };
}

function step({ status, reason, at }) {
  return { ...state({ status, reason }), at: new Date(Number(at.seconds) * 1000 + at.nanos / 1e6).toISOString() };
}

function state({ status, reason }) {
  return {
    status: OrderStatus[status],
    reason: reason === undefined ? null : CancellationReason[reason].toLowerCase().replaceAll("_", "-"),
  };
}
