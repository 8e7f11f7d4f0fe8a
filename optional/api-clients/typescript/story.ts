// Orders twice with clients that were generated from the API descriptions. The wallet pays for the first order only.
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import * as cartService from '../target/typescript/cart-service';
import * as orderService from '../target/typescript/order-service';
import * as userService from '../target/typescript/user-service';

let token = '';
const settings = { basePath: process.argv[2], accessToken: async () => token };
const users = new userService.UsersApi(new userService.Configuration(settings));
const sessions = new userService.SessionsApi(new userService.Configuration(settings));
const wallet = new userService.WalletApi(new userService.Configuration(settings));
const items = new cartService.ItemsApi(new cartService.Configuration(settings));
const cart = new cartService.CartApi(new cartService.Configuration(settings));
const orders = new orderService.OrdersApi(new orderService.Configuration(settings));

async function play(): Promise<void> {
  await register();
  const item = (await items.listItems({ limit: 1 })).items[0];
  await wallet.deposit({ idempotencyKey: randomUUID(), depositRequest: { amountCents: item.priceCents } });
  await assertProblems(item.id);

  const paid = await order(item.id);
  assert.equal(paid.status, 'CONFIRMED');
  assert.equal((await wallet.getWallet()).balanceCents, 0);
  await emptyCart();

  const unpaid = await order(item.id);
  assert.equal(unpaid.status, 'CANCELLED');
  assert.equal(unpaid.reason, 'payment-declined');
  console.log(`${paid.status}, ${unpaid.status} ${unpaid.reason}`);
}

async function register(): Promise<void> {
  const login = { email: `typescript-${randomUUID()}@souk.example`, password: 'correct horse battery' };
  await users.registerUser({ registerRequest: { ...login, name: 'Ada' } });
  token = (await sessions.logIn({ loginRequest: login })).accessToken;
}

async function order(itemId: string): Promise<orderService.Order> {
  await cart.addToCart({ lineRequest: { itemId, quantity: 1 } });
  const { id } = await orders.checkOut({ idempotencyKey: randomUUID(), body: {} });
  assert.match(await orders.watchOrder({ id }), /CONFIRMED|CANCELLED/); // ends with the order
  return orders.getOrder({ id });
}

/** The ordered pieces are removed from the cart a moment after the order is confirmed. */
async function emptyCart(): Promise<void> {
  const end = Date.now() + 10_000;
  while ((await cart.getCart()).lines.length > 0) {
    assert.ok(Date.now() < end, 'the ordered item is still in the cart');
  }
}

async function assertProblems(itemId: string): Promise<void> {
  const empty = await problem(() => orders.checkOut({ idempotencyKey: randomUUID() }));
  assert.equal(empty.type, '/problems/cart-empty');
  const tooFew = await problem(() => cart.addToCart({ lineRequest: { itemId, quantity: 0 } }));
  assert.equal(tooFew.type, '/problems/validation-failed');
  assert.equal(tooFew.errors?.[0].field, 'quantity');
}

async function problem(call: () => Promise<unknown>): Promise<orderService.Problem> {
  try {
    await call();
  } catch (failure) {
    assert.ok(failure instanceof orderService.ResponseError || failure instanceof cartService.ResponseError);
    return orderService.ProblemFromJSON(await failure.response.json());
  }
  assert.fail('the call succeeded');
}

play().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
