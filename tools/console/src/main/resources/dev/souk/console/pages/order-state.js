/** Whether the order still changes. */
export function isOpenOrder(order) {
  return order.status !== "CONFIRMED" && order.status !== "CANCELLED";
}

/** When the order was placed: the time of its first status. */
export function placedAt(order) {
  return order.created_at ?? order.history?.[0]?.at ?? null;
}
