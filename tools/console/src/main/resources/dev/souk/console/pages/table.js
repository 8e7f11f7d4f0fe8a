import { element, setAttribute, setText } from "./dom.js";
import { keyed } from "./keyed.js";
import { prose, setFigure } from "./values.js";

/**
 * A table in a region that scrolls by itself. Its rows remain the same elements while their contents change.
 *
 * A column has a `title` and either `text`, which gives a text or null for an item, or `part`, which gives
 * `{ node, update }`, without `update` if it never changes; the text of a `note` stands below. With `figure` it has
 * numbers; with `nowrap` its texts stay on one line. The cells of the first column are the headers of their rows. On a
 * narrow screen the cells of a `stacked` table stand below each other where they do not fit.
 */
export function table({ label, columns, key, empty, tone = () => null, tall = false, stacked = false }) {
  const titles = columns.map((column) =>
    element("th", { scope: "col", role: "columnheader", class: classOf(column) }, column.title));
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
    node: element("div", region, nothing),
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
  const node = element("tr", { role: "row" }, cells.map((each) => each.node));
  return {
    node,
    update(current) {
      setAttribute(node, "data-tone", tone(current));
      cells.forEach((each) => each.update(current));
    },
  };
}

function cell(column, item, isHeader) {
  const { part = textPart(column.text), note } = column;
  const { node, update = () => {} } = (note ? notedPart(part, note) : part)(item);
  const role = isHeader ? { scope: "row", role: "rowheader" } : { role: "cell" };
  return { node: element(isHeader ? "th" : "td", { ...role, class: classOf(column) }, node), update };
}

function classOf({ figure, nowrap }) {
  return figure ? "figure" : nowrap && "nowrap";
}

function textPart(textOf) {
  return () => {
    const node = element("span");
    return { node, update: (item) => setFigure(node, textOf(item)) };
  };
}

/** A part, and below it a note, which may be empty. */
function notedPart(part, noteOf) {
  return (item) => {
    const { node, update } = part(item);
    const note = element("span", { class: "note" });
    return {
      node: element("div", { class: "noted" }, node, note),
      update(current) {
        update(current);
        setText(note, noteOf(current));
      },
    };
  };
}

/** A part: a link. Without a text there is nothing. */
export function linkPart(addressOf, textOf) {
  return () => {
    const node = element("a");
    const update = (item) => {
      const text = textOf(item);
      setText(node, text);
      setAttribute(node, "href", text === "" ? null : addressOf(item));
    };
    return { node, update };
  };
}
