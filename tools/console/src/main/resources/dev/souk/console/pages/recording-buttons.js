import { useRecording } from "./api.js";
import { element, setText } from "./dom.js";
import { time } from "./format.js";
import { announce } from "./notices.js";
import { load, record, save } from "./recording.js";
import { readRecording } from "./session.js";

const exportButton = document.getElementById("export-button");
const openButton = document.getElementById("open-button");
const file = document.getElementById("recording-file");
const opened = document.getElementById("recording");

/** Connects the buttons that export what the console shows, and open it again. `changed` is called after that. */
export function installRecordingButtons(changed) {
  exportButton.addEventListener("click", exportSession);
  openButton.addEventListener("click", () => file.click());
  file.addEventListener("change", () => open(changed));
}

async function exportSession() {
  exportButton.disabled = true;
  announce("Export: reading …");
  try {
    save(await record());
    announce("Exported to a file.");
  } catch (failure) {
    announce(failure.message, true);
  } finally {
    exportButton.disabled = false;
  }
}

async function open(changed) {
  try {
    const recording = await load(file.files[0]);
    useRecording(recording);
    readRecording();
    exportButton.disabled = true;
    setText(opened, `This was recorded ${time(recording.recorded)}. `);
    opened.append(element("button", { type: "button", class: "button small", on: { click: () => location.reload() } }, "Close"));
    changed();
  } catch (failure) {
    announce(failure.message, true);
  } finally {
    file.value = "";
  }
}
