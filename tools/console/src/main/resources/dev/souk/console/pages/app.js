import { ApiError } from "./api.js";
import { eventsPage } from "./events.js";
import { Frame } from "./frame.js";
import { logsPage } from "./logs.js";
import { showConnection } from "./notices.js";
import { orderPage } from "./order.js";
import { ordersPage } from "./orders.js";
import { installSession, loadSession } from "./session.js";
import { systemPage } from "./system.js";
import { topicPage } from "./topic.js";
import { tourPage } from "./tour.js";
import { tracePage } from "./trace.js";
import { tracesPage } from "./traces.js";

const main = document.getElementById("main");
const frame = new Frame({
  product: "Souk console",
  pages: {
    system: systemPage, orders: ordersPage, events: eventsPage, traces: tracesPage, logs: logsPage, tour: tourPage,
  },
  details: { orders: orderPage, events: topicPage, traces: tracePage },
  succeeded,
  failed,
});

function succeeded() {
  const wasUnreachable = main.classList.contains("stale");
  main.classList.remove("stale");
  showConnection("");
  if (wasUnreachable) {
    loadSession().catch(() => {}); // a console that was restarted knows no session
  }
}

function failed(failure) {
  if (!(failure instanceof ApiError)) {
    console.error(failure);
    showConnection(`This page cannot show the response: ${failure.message}`);
    return;
  }
  const isTransient = failure.status === 0 || failure.status >= 500;
  main.classList.toggle("stale", isTransient);
  showConnection(isTransient ? `${failure.message} This page is not up to date; it tries again.` : failure.message);
}

installSession(() => frame.refresh());
await loadSession().catch(() => {}); // the first page says that the console cannot be reached
frame.start();
