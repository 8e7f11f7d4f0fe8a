// Texts for figures. Each function answers null for a figure that is unknown.

import { UNKNOWN } from "./dom.js";

const MEBIBYTE = 1024 * 1024;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
const preciseClock = new Intl.DateTimeFormat("en-GB", { ...CLOCK, fractionalSecondDigits: 3 });
const day = new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" }); // 2026-11-22
const formats = new Map();

function isKnown(value) {
  return typeof value === "number" && Number.isFinite(value);
}

function decimal(value, digits = 1) {
  if (!isKnown(value)) {
    return null;
  }
  if (!formats.has(digits)) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    formats.set(digits, new Intl.NumberFormat("en", options));
  }
  return formats.get(digits).format(value);
}

export function whole(value) {
  return decimal(value, 0);
}

export function rate(perSecond) {
  const isSmall = isKnown(perSecond) && perSecond > 0 && perSecond < 0.1;
  return withUnit(decimal(perSecond, isSmall ? 2 : 1), "/s");
}

/** A negative percentage is that of a circuit breaker with too few calls. */
export function percent(value) {
  return value < 0 ? null : withUnit(decimal(value), " %");
}

export function duration(milliseconds) {
  if (!isKnown(milliseconds)) {
    return null;
  }
  if (milliseconds < 1) {
    return `${decimal(milliseconds, 2)} ms`;
  }
  if (milliseconds < 999.5) {
    return `${decimal(milliseconds, milliseconds < 99.95 ? 1 : 0)} ms`;
  }
  if (milliseconds < 59_995) {
    return `${decimal(milliseconds / 1000, 2)} s`;
  }
  const seconds = Math.round(milliseconds / 1000);
  return `${whole(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** A duration of which only the size matters. */
export function age(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}

export function bytes(value) {
  if (!isKnown(value)) {
    return null;
  }
  if (value < 1024) {
    return `${whole(value)} B`;
  }
  if (value < MEBIBYTE) {
    return `${whole(value / 1024)} KiB`;
  }
  const mebibytes = value / MEBIBYTE;
  if (mebibytes < 1024) {
    return `${decimal(mebibytes, mebibytes < 10 ? 1 : 0)} MiB`;
  }
  return `${decimal(mebibytes / 1024, 1)} GiB`;
}

/** Such as `1 of 64`. */
export function ofMaximum(used, maximum, format = whole) {
  const texts = [format(used), format(maximum)];
  return texts.every((text) => text === null) ? null : texts.map((text) => text ?? UNKNOWN).join(" of ");
}

export function money(cents) {
  return isKnown(cents) ? decimal(cents / 100, 2) : null;
}

/** The local time with milliseconds, with the date unless it is today. */
export function time(instant) {
  const date = new Date(instant ?? NaN);
  if (Number.isNaN(date.getTime())) {
    return null;
  }
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? preciseClock.format(date) : `${day.format(date)} ${preciseClock.format(date)}`;
}

function withUnit(text, unit) {
  return text === null ? null : text + unit;
}
