// Texts for figures. Each function answers null for a figure that is unknown.

import { UNKNOWN } from "./values.js";

const MEBIBYTE = 1024 * 1024;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
const preciseClock = new Intl.DateTimeFormat("en-GB", { ...CLOCK, fractionalSecondDigits: 3 });
const day = new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" }); // 2026-11-22

function decimal(value, digits = 1, unit = "") {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return Number.isFinite(value) ? value.toLocaleString("en", options) + unit : null;
}

export function whole(value) {
  return decimal(value, 0);
}

export function rate(perSecond) {
  const isSmall = perSecond > 0 && perSecond < 0.1;
  return decimal(perSecond, isSmall ? 2 : 1, "/s");
}

export function percent(value) {
  return decimal(value, 1, " %");
}

export function duration(milliseconds) {
  if (milliseconds >= 59_995) {
    return age(milliseconds);
  }
  if (milliseconds >= 999.5) {
    return decimal(milliseconds / 1000, 2, " s");
  }
  const small = milliseconds < 1 ? 2 : 1;
  return decimal(milliseconds, milliseconds < 99.95 ? small : 0, " ms");
}

/** A duration of which only the size matters; none is negative, also if the clocks of two machines differ. */
export function age(milliseconds) {
  if (!Number.isFinite(milliseconds)) {
    return null;
  }
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}

export function mebibytes(bytes) {
  return Number.isFinite(bytes) ? decimal(bytes / MEBIBYTE, 0, " MiB") : null;
}

/** Such as `1 of 64`. */
export function ofMaximum(used, maximum, format = whole) {
  const texts = [format(used), format(maximum)];
  return texts.every((text) => text === null) ? null : texts.map((text) => text ?? UNKNOWN).join(" of ");
}

export function money(cents) {
  return Number.isFinite(cents) ? decimal(cents / 100, 2) : null;
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
