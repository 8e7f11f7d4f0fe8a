import { ApiError, get } from "./api.js";

// A recording has what the console answered, by path: `{ format, recorded, answers }`. Lists are as long as the console gives them.
const FORMAT = "souk-console-1";
const MOST_TRACES = 500;
const MOST_LINES = 2_000;
const MOST_ORDERS = 50;
const AT_ONCE = 4;
const LONGEST_FILE = 64 * 1024 * 1024;

/** Reads everything that the console has, orders only if somebody is signed in. */
export async function record() {
  const answers = {};
  const read = async (path, parameters = {}) => {
    answers[path] = await get(path, parameters);
    return answers[path];
  };
  await read("/api/system");
  await read("/api/metrics");
  await read("/api/logs", { limit: MOST_LINES });
  const { traces } = await read("/api/traces", { limit: MOST_TRACES });
  await each(traces, (trace) => read(`/api/traces/${trace.trace_id}`));
  const orders = await optional(() => read("/api/orders", { limit: MOST_ORDERS }));
  await each(orders?.items ?? [], (order) => optional(() => read(`/api/orders/${order.id}/timeline`)));
  await optional(() => read("/api/events"));
  return { format: FORMAT, recorded: new Date().toISOString(), answers };
}

async function each(items, task) {
  const remaining = [...items];
  const worker = async () => {
    for (let item = remaining.shift(); item !== undefined; item = remaining.shift()) {
      await optional(() => task(item));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Null for what is not there any more, or not for this reader. */
async function optional(task) {
  try {
    return await task();
  } catch (failure) {
    if (failure instanceof ApiError && failure.status >= 400 && failure.status < 500) {
      return null;
    }
    throw failure;
  }
}

/** Lets the browser store it as a file. */
export function save(recording) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(recording)], { type: "application/json" }));
  link.download = `souk-${recording.recorded.replaceAll(/[:.]/g, "-")}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The recording in a file; an error with a sentence for people if there is none. */
export async function load(file) {
  if (file.size > LONGEST_FILE) {
    throw new Error("The file is too long for a session.");
  }
  let recording;
  try {
    recording = JSON.parse(await file.text());
  } catch {
    recording = null;
  }
  if (recording?.format !== FORMAT || typeof recording.answers !== "object") {
    throw new Error("The file is not a session that the console has exported.");
  }
  return recording;
}
