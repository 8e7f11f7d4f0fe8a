import { element, setAttribute } from "./dom.js";

const MAXIMUM = 99;

/**
 * A field for a number of pieces, with a button on each side. `changed(quantity)` is called when it is decided,
 * answers a promise, and does not fail.
 */
export function quantityField(changed) {
  let label = "";
  let shown = 1;
  let wanted = null; // until the shop has answered the latest change
  let latest = 0;
  const input = element("input", {
    type: "number", min: 1, max: MAXIMUM, step: 1, required: true, inputmode: "numeric", class: "quantity",
    on: { change: decide },
  });
  const fewer = stepButton("−", -1);
  const more = stepButton("+", 1);

  function stepButton(text, step) {
    const click = () => propose((wanted ?? shown) + step);
    return element("button", { type: "button", class: "button step", on: { click } }, text);
  }

  function decide() {
    if (input.checkValidity()) {
      propose(input.valueAsNumber);
    } else {
      input.reportValidity();
    }
  }

  async function propose(quantity) {
    if (quantity < 1 || quantity > MAXIMUM || quantity === (wanted ?? shown)) {
      return;
    }
    wanted = quantity;
    input.value = quantity;
    const change = ++latest;
    await changed(quantity);
    if (change === latest) {
      wanted = null;
      input.value = shown;
    }
  }

  return {
    node: element("div", { class: "stepper" }, fewer, input, more),
    update(quantity, name) {
      shown = quantity;
      if (label !== name) {
        label = name;
        setAttribute(input, "aria-label", `Pieces of ${name}`);
        setAttribute(fewer, "aria-label", `One piece less of ${name}`);
        setAttribute(more, "aria-label", `One piece more of ${name}`);
      }
      setAttribute(fewer, "aria-disabled", String(quantity <= 1));
      setAttribute(more, "aria-disabled", String(quantity >= MAXIMUM));
      if (wanted === null && document.activeElement !== input) {
        input.value = quantity; // not while somebody types
      }
    },
  };
}
