import { serviceOf } from "./services.js";

const HUES = 8;
const DASHES = 4;

/** The first have their colours on every page; others get theirs in the order in which they appear. */
const order = [
  "gateway-service",
  "order-service",
  "cart-service",
  "user-service",
  "registry-service",
  "kafka",
  "postgres",
];

/** The class that gives a service its colour. */
export function hueOf(service) {
  if (!order.includes(service)) {
    order.push(service);
  }
  return `hue-${order.indexOf(service) % HUES}`;
}

/** The classes of the line of a process: instances of one service differ in their dashes. */
export function lineOf(process) {
  const instance = Number(process.split("#")[1] ?? 1);
  return `line ${hueOf(serviceOf(process))} dash-${(instance - 1) % DASHES}`;
}
