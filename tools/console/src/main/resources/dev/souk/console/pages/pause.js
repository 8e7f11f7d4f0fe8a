import { element, setText } from "./dom.js";

/** A button that stops and continues the updates of the page. */
export function pauseButton(controls) {
  let paused = false;
  const button = element("button", { type: "button", class: "button", on: { click: () => set(!paused) } }, "Pause");

  function set(value) {
    paused = value;
    setText(button, paused ? "Continue" : "Pause");
    controls.pause(paused);
  }

  return {
    node: button,
    /** Shows what has just been asked for, paused or not. */
    refresh() {
      if (paused) {
        set(false);
      } else {
        controls.refresh();
      }
    },
  };
}
