// Shows the AsyncAPI document of the events: each topic, who publishes and reads it, its events with their fields.

import { element } from "/shop/dom.js";
import { installThemeButton } from "/shop/theme.js";
import { fieldTable } from "./fields.js";

const OPERATION = /^(.+?)-(publishes|reads)-/; // the names of operations begin with the service

const main = document.getElementById("main");

installThemeButton(document.getElementById("theme-button"));
show().catch((failure) => {
  console.error(failure);
  main.replaceChildren(element("p", { role: "alert" }, "The description of the events cannot be read. Load the page again."));
});

async function show() {
  const response = await fetch("/asyncapi.json");
  const api = await response.json();
  const topics = Object.entries(api.channels).map(([name, channel]) => ({ ...channel, pointer: `#/channels/${name}` }));
  main.replaceChildren(
    element("h1", {}, `${api.info.title} ${api.info.version}`),
    element("p", {}, api.info.description),
    element("ul", { class: "topics", "aria-label": "Topics" },
      topics.map(({ address }) => element("li", {}, element("a", { href: `#${address}` }, address)))),
    element("section", {}, element("h2", {}, "Headers of each record"), headers(api)),
    ...topics.map((topic) => section(api, topic)));
  document.getElementById(location.hash.slice(1))?.scrollIntoView(); // there was nothing to scroll to before
}

/** All events have the same. */
function headers(api) {
  const [message] = Object.values(api.components.messages);
  return fieldTable("Headers of each record", resolve(api, message.headers));
}

function section(api, topic) {
  const messages = Object.values(topic.messages).map((message) => resolve(api, message));
  return element("section", {},
    element("h2", { id: topic.address }, topic.address),
    element("p", {}, topic.description),
    element("ul", { class: "operations" }, operations(api, topic).map(operation)),
    messages.map(event));
}

function operations(api, topic) {
  return Object.entries(api.operations).filter(([, { channel }]) => channel.$ref === topic.pointer);
}

function operation([name, { description }]) {
  const [, service, does] = OPERATION.exec(name);
  return element("li", {}, element("strong", {}, service), ` ${does}: ${description}`);
}

function event({ name, summary, payload }) {
  return element("article", {},
    element("h3", {}, name),
    element("p", {}, summary),
    fieldTable(name, payload.schema),
    examples(payload.schema));
}

function examples({ examples: [example] = [] }) {
  return example === undefined
    ? null
    : element("details", {}, element("summary", {}, "Example"), element("pre", {}, JSON.stringify(example, null, 2)));
}

function resolve(api, part) {
  return part.$ref === undefined
    ? part
    : part.$ref.slice(2).split("/").reduce((value, name) => value[name], api);
}
