// The operations of the shop by GraphQL, of storefront-service. What a page needs at once is one request.

import { mutationField, queryField, subscription } from "./graphql-client.js";
import { snakeCased } from "./naming.js";

const CART = "lines { itemId name quantity priceCents available } totalCents version";
const PROBLEM = "... on Problem { type httpStatus retryAfter errors { field message } }";
const PAGE = { first: "Int!", after: "String" };
const KEY = { key: "ID!" };

const field = {
  schema: queryField("schema", {}, "__typename"),
  items: queryField("items", PAGE,
    "items(first: $first, after: $after) { nodes { id name priceCents available } nextCursor }"),
  cart: queryField("cart", {}, `cart { ${CART} }`),
  wallet: queryField("wallet", {}, "wallet { balanceCents }"),
  orders: queryField("orders", PAGE, "orders(first: $first, after: $after) "
    + "{ nodes { id status reason totalCents lines { name quantity } history { at } } nextCursor }"),
  order: queryField("order", { id: "ID!" }, "order(id: $id) { id status reason totalCents "
    + "lines { itemId name quantity priceCents } history { status reason at } }"),
  register: mutationField("register", { input: "RegisterInput!", ...KEY },
    `register(input: $input, idempotencyKey: $key) { ... on Registration { id } ${PROBLEM} }`),
  deposit: mutationField("deposit", { amountCents: "Long!", ...KEY },
    `deposit(amountCents: $amountCents, idempotencyKey: $key) { ... on Deposit { id } ${PROBLEM} }`),
  addToCart: mutationField("addToCart", { itemId: "ID!", quantity: "Int!", ...KEY },
    `addToCart(itemId: $itemId, quantity: $quantity, idempotencyKey: $key) { ... on Cart { ${CART} } ${PROBLEM} }`),
  checkOut: mutationField("checkOut", KEY, `checkOut(idempotencyKey: $key) { ... on Order { id } ${PROBLEM} }`),
  cancelOrder: mutationField("cancelOrder", { id: "ID!", ...KEY },
    `cancelOrder(id: $id, idempotencyKey: $key) { ... on Order { id } ${PROBLEM} }`),
};

/** Changes of a line of the cart are not among them: no mutation can expect a version of the cart. */
export const operations = {
  "GET /items": async ({ query }, options) => list(await field.items(page(query), options)),
  "GET /cart": async (_, options) => cart(await field.cart({}, options)),
  "GET /wallet": async (_, options) => answer(await field.wallet({}, options)),
  "GET /orders": async ({ query }, options) => list(await field.orders(page(query), options)),
  "GET /orders/{id}": async ({ id }, options) => answer(await field.order({ id }, options)),
  "POST /users": async (_, { body, key, ...options }) => answer(await field.register({ input: body, key }, options)),
  "POST /wallet/deposits": async (_, { body, key, ...options }) =>
    answer(await field.deposit({ amountCents: body.amount_cents, key }, options)),
  "POST /cart": async (_, { body, key, ...options }) =>
    cart(await field.addToCart({ itemId: body.item_id, quantity: body.quantity, key }, options)),
  "POST /orders": async (_, { key, ...options }) => answer(await field.checkOut({ key }, options)),
  "POST /orders/{id}/cancellation": async ({ id }, { key, ...options }) =>
    answer(await field.cancelOrder({ id, key }, options)),
};

export async function probe() {
  await field.schema({}, {});
}

/** Begins with the last step that is known: its arrival says that the stream is open. */
export async function* orderSteps(id, { token, after }, signal, opened) {
  const changes = subscription("orderChanged", { id: "ID!", after: "Int" },
    "orderChanged(id: $id, after: $after) { position status reason at }", { id, after: after - 1 }, token, signal);
  for await (const { position, ...step } of changes) {
    opened();
    yield { position, step };
  }
}

function page(query) {
  return { first: Number(query.get("limit")), after: query.get("cursor") };
}

function answer(value) {
  return { body: snakeCased(value) };
}

function list({ nodes, nextCursor }) {
  return answer({ items: nodes, nextCursor });
}

function cart(value) {
  return { ...answer(value), tag: `"${value.version}"` };
}
