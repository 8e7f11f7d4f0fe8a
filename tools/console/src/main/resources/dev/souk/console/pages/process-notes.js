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
  const notes = process.faults.map((fault) => FAULTS[fault]);
  if (isSilent(process)) {
    notes.push("does not answer");
  }
  if (process.stalled_seconds !== null) {
    notes.push(`no event for ${whole(process.stalled_seconds)} s`);
  }
  if (process.registry !== null && process.registry !== "UP") {
    notes.push(`registry: ${process.registry}`);
  }
  if (process.outdated) {
    notes.push("outdated");
  }
  return notes;
}
