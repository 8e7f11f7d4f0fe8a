import { whole } from "./format.js";

const FAULTS = { SUSPENDED: "suspended", SLOW: "slowed down", CUT: "cut off" };

/** Whether a process runs and does not answer in time; one that starts or is down need not. */
function isSilent(process) {
  return process.state === "UP" && !process.answers;
}

/** Whether a process that runs is not as it should be, by itself or on purpose. */
export function isImpaired(process) {
  return isSilent(process) || process.stalled_seconds !== null || process.faults.length > 0;
}

/** What has to be known about a process beside its state, the most important first. */
export function processNotes(process) {
  return [
    ...process.faults.map((fault) => FAULTS[fault]),
    isSilent(process) && "does not answer",
    process.stalled_seconds !== null && `no event for ${whole(process.stalled_seconds)} s`,
    process.registry !== null && process.registry !== "UP" && `registry: ${process.registry}`,
    process.outdated && "outdated",
  ].filter((note) => note);
}
