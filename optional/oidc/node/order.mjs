// What a customer does with an access token, in Node.js and in a browser.
import { rest } from '../../api-clients/rest.mjs';

/** Pays in, orders, and waits for the decision, which it returns. */
export async function order(gateway, token) {
  await rest(gateway, 'POST', '/wallet/deposits', { amount_cents: 100_000 }, token);
  const { items } = await rest(gateway, 'GET', '/items');
  await rest(gateway, 'POST', '/cart', { item_id: items[0].id, quantity: 1 }, token);
  const placed = await rest(gateway, 'POST', '/orders', {}, token);
  for (let attempt = 0; attempt < 100; attempt++) {
    const { status } = await rest(gateway, 'GET', `/orders/${placed.id}`, undefined, token);
    if (status === 'CONFIRMED' || status === 'CANCELLED') {
      return status;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  return 'not decided';
}

export function me(gateway, token) {
  return rest(gateway, 'GET', '/users/me', undefined, token);
}
