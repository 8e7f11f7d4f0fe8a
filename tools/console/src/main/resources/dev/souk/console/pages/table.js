import { element, setAttribute, setText } from "./dom.js";
import { keyed } from "./keyed.js";
import { prose, setFigure } from "./values.js";

/**
 * A table in a region that scrolls by itself. Its rows remain the same elements while their contents change.
 *
 * A column has a `title` and either `text`, which gives a text or null for an item, or `part`, which gives
 * `{ node, update }`. With `figure` it has numbers; with `nowrap` its texts stay on one line. The cells of the first
 * column are the headers of their rows. On a narrow screen the cells of a `stacked` table stand below each other where
 * they do not fit.
 */
export function table({ label, columns, key, empty, tone = () => null, tall = false, stacked = false }) {
  const titles = columns.map((column) => element("th", { scope: "col", role: "columnheader", class: classOf(column) }, column.title));
  const body = element("tbody", { role: "rowgroup" });
  const region = element(
    "div",
    { class: tall ? "region tall" : "region", role: "region", "aria-label": label, tabindex: "0", hidden: true },
    element(
      "table",
      { role: "table", class: stacked ? "stacked" : null }, // CSS that changes `display` would take the roles away
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, titles)),
      body,
    ),
  );
  const nothing = element("p", { class: "empty", hidden: true }, prose(empty));
  return {
    node: element("div", {}, region, nothing),
    region,
    update(items) {
      region.hidden = items.length === 0;
      nothing.hidden = items.length > 0;
      keyed(body, items, key, (item) => row(columns, tone, item));
    },
  };
}

function row(columns, tone, item) {
  const cells = columns.map((column, index) => cell(column, item, index === 0));
  const nodes = cells.map((each) => each.node);
  const node = element("tr", { role: "row" }, nodes);
  return {
    node,
    update(current) {
      setAttribute(node, "data-tone", tone(current));
      cells.forEach((each) => each.update(current));
    },
  };
}

function cell(column, item, isHeader) {
  const node = element(isHeader ? "th" : "td", {
    scope: isHeader ? "row" : null,
    role: isHeader ? "rowheader" : "cell",
    class: classOf(column),
  });
  if (column.part === undefined) {
    return { node, update: (current) => setFigure(node, column.text(current)) };
  }
  const part = column.part(item);
  node.append(part.node);
  return { node, update: part.update };
}

function classOf(column) {
  if (column.figure) {
    return "figure";
  }
  return column.nowrap ? "nowrap" : null;
}

/** A part: a link. Without an address there is nothing. */
export function linkPart(addressOf, textOf) {
  return () => {
    const node = element("a");
    const update = (item) => {
      const address = addressOf(item);
      node.hidden = address === null;
      setAttribute(node, "href", address);
      setText(node, address === null ? "" : textOf(item));
    };
    return { node, update };
  };
}

/** A part: a figure and below it a note, which may be empty. */
export function notedPart(textOf, noteOf) {
  return () => {
    const text = element("span");
    const note = element("span", { class: "note" });
    const update = (item) => {
      setFigure(text, textOf(item));
      setText(note, noteOf(item));
    };
    return { node: element("div", { class: "noted" }, text, note), update };
  };
}
