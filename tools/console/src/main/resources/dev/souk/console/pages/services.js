import { get } from "./api.js";

let names = [];

/** The names of all services; none if the system does not answer. */
export async function serviceNames(signal) {
  if (names.length === 0) {
    try {
      const system = await get("/api/system", {}, signal);
      names = [...new Set(system.processes.map((process) => process.service))].sort();
    } catch {
      signal.throwIfAborted(); // otherwise the page works without them
    }
  }
  return names;
}

/** The fields of a form begin with it. */
export const SERVICE_FIELD = { name: "service", label: "Service", type: "select", options: [["", "All"]] };

/** `order-service` for `order-service#1`. */
export function serviceOf(process) {
  return process.split("#")[0];
}
