import { sum } from "./aggregate.js";
import { session } from "./session.js";

const SERVICE = "cart-service";

/**
 * The steps of the tour. Each is done as soon as the system shows it while it is the present step; `control` says that
 * the buttons of the process belong to it.
 */
export const STEPS = [
  {
    title: "Sign in",
    text: "Processes can be stopped by an admin only. `./souk status` prints e-mail address and password.",
    isDone: () => session.signedIn,
  },
  {
    title: "Shop",
    text:
      "Put something into the cart in the shop, or let customers do it: `./souk load --users 4 --minutes 5` in a " +
      "terminal. Requests then go from the gateway to cart-service.",
    isDone: (system) => calls(system).some((call) => call.per_second > 0),
  },
  {
    title: "Kill cart-service",
    text: "At once, as in a crash, without a chance to finish anything. Go on shopping meanwhile.",
    control: true,
    isDone: (system) => instances(system).some((process) => process.state === "DOWN"),
  },
  {
    title: "See its circuit breaker open",
    text:
      "Calls to cart-service fail, and after some of them the circuit breaker permits no more. The catalogue is " +
      "answered from the cache of the gateway, marked as stale; a checkout is refused with 503 and `Retry-After`, " +
      "and nothing is lost.",
    isDone: (system) => !calls(system).every(isClosed),
  },
  {
    title: "Start cart-service again",
    text: "It continues with the records that its consumers have not committed. The inbox ignores those that it knows.",
    control: true,
    isDone: (system) => instances(system).every((process) => process.state === "UP"),
  },
  {
    title: "See everything recover",
    text:
      "Trial calls succeed, so the circuit breakers close. Orders that waited for cart-service are confirmed or " +
      "cancelled: Stuck orders, on the page System, becomes 0 again, and `./souk check` finds no order lost or doubled.",
    isDone: (system) =>
      calls(system).length > 0 && calls(system).every(isClosed) && sum(system.queues, "orders_open") === 0,
  },
];

/** Of the service that is killed. */
export function instances(system) {
  return system.processes.filter((process) => process.service === SERVICE);
}

function calls(system) {
  return system.calls.filter((call) => call.callee === SERVICE);
}

function isClosed(call) {
  return call.breaker === null || call.breaker === "CLOSED"; // null: the caller has not answered
}
