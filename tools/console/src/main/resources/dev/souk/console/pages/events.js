import { get } from "./api.js";
import { element } from "./dom.js";
import { whole } from "./format.js";
import { linkPart, table } from "./table.js";
import { section } from "./values.js";
import { waitingEvents } from "./waiting-events.js";

const EXPLANATION =
  "The outbox has the events that are not published yet. A parked event is one that the broker permanently rejects; " +
  "a dead letter is a record that the service could not process. Each of them waits for an admin.";
const UP = "`./souk up` starts the system.";

/** Which service publishes and consumes which topic, and what waits in between. */
export function eventsPage(_, controls) {
  const topics = topicTable();
  const queues = queueTable();
  const waiting = waitingEvents(controls.refresh);
  return {
    title: "Events",
    interval: 2000,
    node: element(
      "div",
      section("Topics", topics.node),
      section("Queues", element("p", EXPLANATION), queues.node),
      section("Waiting for an admin", waiting.node),
    ),
    async refresh(signal) {
      const system = await get("/api/system", {}, signal);
      topics.update(topicsOf(system));
      queues.update(system.queues);
      await waiting.update(system.topics.map((entry) => entry.service), signal);
    },
  };
}

function topicTable() {
  return table({
    label: "Topics",
    key: (topic) => topic.name,
    empty: `No topics. ${UP}`,
    columns: [
      { title: "Topic", part: linkPart((topic) => `#/events/${topic.name}`, (topic) => topic.name) },
      { title: "Published by", text: (topic) => topic.publishers.join(", ") },
      { title: "Consumed by", text: (topic) => topic.consumers.join(", ") },
    ],
  });
}

function queueTable() {
  const count = (title, field) => ({ title, figure: true, text: (queue) => whole(queue[field]) });
  return table({
    label: "Queues of the services",
    key: (queue) => queue.service,
    empty: `No service publishes or consumes events. ${UP}`,
    tone: (queue) => (queue.outbox_parked > 0 || queue.dead_letters > 0 || queue.orders_stuck > 0 ? "bad" : null),
    columns: [
      { title: "Service", text: (queue) => queue.service },
      count("Outbox, pending", "outbox_pending"),
      count("Outbox, parked", "outbox_parked"),
      count("Dead letters", "dead_letters"),
      count("Consumer lag", "consumer_lag"),
      count("Open orders", "orders_open"),
      count("Stuck orders", "orders_stuck"),
      count("Event streams", "streams_open"),
    ],
  });
}

function topicsOf({ topics }) {
  const names = new Set(topics.flatMap(({ published, consumed }) => [...published, ...consumed]));
  const services = (field, name) => topics.filter((entry) => entry[field].includes(name)).map((entry) => entry.service);
  return [...names].sort().map((name) => ({
    name,
    publishers: services("published", name).sort(),
    consumers: services("consumed", name).sort(),
  }));
}
