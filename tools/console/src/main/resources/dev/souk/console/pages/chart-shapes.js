import { clockTime, inUnit } from "./format.js";
import { lineOf } from "./hues.js";
import { lineShape, textShape } from "./shapes.js";

export const HEIGHT = 190;

const LEFT = 76;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;
const MEBIBYTE = 1024 * 1024;

/** The shapes of a chart of this width: a grid with its texts, and a line for each process. */
export function chartShapes(group, width) {
  const scale = scaleOf(group, width);
  const lines = group.series.map((series) => line(series, group, scale));
  return [...rows(group, scale, width), ...columns(group, scale), ...lines];
}

function scaleOf({ times, series, unit }, width) {
  const values = series.flatMap((each) => each.values).filter((value) => value !== null);
  const step = unit === "bytes" || unit === "B" ? MEBIBYTE : 1;
  const maximum = roundMaximum(values.reduce((a, b) => Math.max(a, b), 0) / step) * step;
  const first = times[0];
  const period = Math.max(times.at(-1) - first, 1);
  return {
    maximum,
    x: (time) => rounded(LEFT + ((time - first) / period) * (width - LEFT - RIGHT)),
    y: (value) => rounded(HEIGHT - BOTTOM - (value / maximum) * (HEIGHT - TOP - BOTTOM)),
  };
}

/** The next of 1, 2, 5, 10, 20, … */
function roundMaximum(value) {
  if (value <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= value) ?? 10 * power;
}

function rows({ unit }, scale, width) {
  return [0, 0.5, 1].flatMap((part) => {
    const value = part * scale.maximum;
    const y = scale.y(value);
    return [
      lineShape(`grid ${part}`, LEFT, y, width - RIGHT, y, "grid"),
      textShape(`value ${part}`, LEFT - 8, y + 4, inUnit(value, unit), { class: "quiet", "text-anchor": "end" }),
    ];
  });
}

function columns({ times }, scale) {
  if (times.length === 0) {
    return [];
  }
  const last = times.length - 1;
  const marks = [
    { index: 0, anchor: "start" },
    { index: Math.round(last / 2), anchor: "middle" },
    { index: last, anchor: "end" },
  ];
  return marks.map(({ index, anchor }) => {
    const attributes = { class: "quiet", "text-anchor": anchor };
    return textShape(`time ${anchor}`, scale.x(times[index]), HEIGHT - 6, clockTime(times[index]), attributes);
  });
}

function line({ process, values }, { times }, scale) {
  const attributes = { class: lineOf(process), d: pathOf(values, times, scale) };
  return { key: `line ${process}`, tag: "path", attributes };
}

/** Where a value is unknown, the line has a gap. A single value between two gaps is a dot. */
function pathOf(values, times, scale) {
  const parts = values.map((value, index) => {
    if (value === null) {
      return "";
    }
    const point = `${scale.x(times[index])} ${scale.y(value)}`;
    const continues = index > 0 && values[index - 1] !== null;
    return continues ? `L ${point}` : `M ${point} h 0.01`;
  });
  return parts.filter((part) => part !== "").join(" ");
}

function rounded(value) {
  return Math.round(value * 10) / 10;
}
