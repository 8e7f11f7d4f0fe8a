const HUES = 8;

/** The first have their colours on every page; others get theirs in the order in which they appear. */
const order = [
  "gateway-service", "order-service", "cart-service", "user-service", "registry-service", "kafka", "postgres",
];

/** The class that gives a service its colour. */
export function hueOf(service) {
  if (!order.includes(service)) {
    order.push(service);
  }
  return `hue-${order.indexOf(service) % HUES}`;
}
