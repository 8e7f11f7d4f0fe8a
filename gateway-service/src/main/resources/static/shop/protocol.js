// Which protocol carries the operations of the shop: REST, unless somebody chooses another one.

import * as restApi from "./rest.js";

const STORE = "souk-shop-protocol";
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

// Each module has `operations` by their names in the REST API, functions of `{ id, query }` and options that answer what
// REST would; `orderSteps(id, { token, after }, signal, opened)`, an async iterable; and `probe()`, which fails with a
// Problem if nobody answers. What a protocol does not have goes by REST.
const MODULES = {
  "rest": async () => restApi,
  "graphql": () => import("./graphql.js"),
  "grpc-web": () => import("./grpc.js"),
};

let name = restored();
let api = MODULES[name]();

export function protocolName() {
  return name;
}

/** Fails with a Problem, and changes nothing, if the protocol is not available here. */
export async function chooseProtocol(chosen) {
  const module = await MODULES[chosen]();
  await module.probe();
  name = chosen;
  api = Promise.resolve(module);
  try {
    sessionStorage.setItem(STORE, chosen);
  } catch {
    // the browser forbids storage: the choice lasts until the page is left
  }
}

/** How the chosen protocol makes a call of the REST API; null if it does not have it. */
export async function operationOf(method, path) {
  const { operations } = await api;
  const { pathname, searchParams } = new URL(path, location.origin);
  const operation = operations[`${method} ${pathTemplate(pathname)}`];
  const parameters = { id: ID.exec(pathname)?.[0], query: searchParams };
  return operation === undefined ? null : (options) => operation(parameters, options);
}

export async function orderSteps(id, position, signal, opened) {
  return (await api).orderSteps(id, position, signal, opened);
}

/** As in the description of the REST API: `/orders/{id}`. */
export function pathTemplate(pathname) {
  return pathname.replace(ID, "{id}");
}

function restored() {
  try {
    const stored = sessionStorage.getItem(STORE);
    return Object.hasOwn(MODULES, stored) ? stored : "rest";
  } catch {
    return "rest";
  }
}
