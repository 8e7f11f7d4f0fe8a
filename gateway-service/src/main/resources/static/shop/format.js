// Texts for figures and times.

const amounts = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const counts = new Intl.NumberFormat("en");
const times = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** The API has cents and names no currency, so this page does not invent one. */
export function money(cents) {
  return amounts.format(cents / 100);
}

/** Cents of what somebody typed, or null if it is no amount. */
export function cents(text) {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

export function pieces(count) {
  return count === 1 ? "1 piece" : `${counts.format(count)} pieces`;
}

export function stock(available) {
  if (available <= 0) {
    return "Out of stock";
  }
  return available <= 5 ? `Only ${available} left` : `${counts.format(available)} in stock`;
}

export function time(instant) {
  return times.format(new Date(instant));
}

export function seconds(count) {
  return count === 1 ? "1 second" : `${count} seconds`;
}

/** An id that people can read aloud: its last part, which differs most. */
export function shortId(id) {
  return id.slice(-8);
}
