// What the calls of this page cost, as the browser measures it: https://www.w3.org/TR/resource-timing/

import { API } from "./credentials.js";
import { element, setText } from "./dom.js";
import { pathTemplate } from "./protocol.js";

const MOST = 40; // rows

const rows = new Map();

/** Shows each kind of call, with the last one and the mean of all. */
export function installCalls() {
  const observer = new PerformanceObserver((list) => list.getEntries().filter(isCall).forEach(record));
  observer.observe({ type: "resource", buffered: true });
}

function isCall({ initiatorType }) {
  return initiatorType === "fetch" || initiatorType === "xmlhttprequest";
}

function record(entry) {
  const call = describe(new URL(entry.name.replace(location.origin + API, location.origin)));
  const key = `${call.protocol} ${call.name}`;
  if (!rows.has(key) && rows.size < MOST) {
    rows.set(key, row(call));
  }
  rows.get(key)?.add(entry);
}

function describe({ pathname, searchParams }) {
  if (pathname === "/graphql") {
    return { protocol: "GraphQL", name: (searchParams.get("fields") ?? "").replaceAll("_", ", ") };
  }
  const isGrpc = pathname.startsWith("/souk.");
  return isGrpc
    ? { protocol: "gRPC-Web", name: pathname.slice(1) }
    : { protocol: "REST", name: pathTemplate(pathname) };
}

function row({ protocol, name }) {
  const cells = Array.from({ length: 5 }, () => element("td"));
  const sum = { calls: 0, bytes: 0, time: 0 };
  document.getElementById("calls-rows").append(
    element("tr", element("th", { scope: "row" }, name), element("td", protocol), cells));
  return {
    add(entry) {
      const bytes = received(entry);
      sum.calls++;
      sum.bytes += bytes;
      sum.time += entry.duration;
      const figures = [sum.calls, bytes, entry.duration, sum.bytes / sum.calls, sum.time / sum.calls];
      figures.forEach((figure, index) => setText(cells[index], Math.round(figure)));
    },
  };
}

/** Nothing if the browser has answered by itself, and only the head if what it has is confirmed by 304. */
function received({ encodedBodySize, transferSize }) {
  return Math.min(encodedBodySize, transferSize);
}
