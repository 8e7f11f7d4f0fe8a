/** Whether a process runs and does not answer in time; one that starts or is down need not. */
export function isSilent(process) {
  return process.state === "UP" && !process.answers;
}

/** Whether this console can start and stop processes; one in a container shows those that it did not start. */
export function isControllable(system) {
  return system.processes.some((process) => process.controllable);
}

/** What has to be known about a process beside its state, the most important first. */
export function processNotes(process) {
  const notes = [];
  if (isSilent(process)) {
    notes.push("does not answer");
  }
  if (process.registry !== null && process.registry !== "UP") {
    notes.push(`registry: ${process.registry}`);
  }
  if (process.outdated) {
    notes.push("outdated");
  }
  return notes;
}
