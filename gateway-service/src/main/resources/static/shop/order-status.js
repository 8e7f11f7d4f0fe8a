// The states of an order in words.

const NAMES = {
  PLACED: "Placed",
  STOCK_RESERVED: "Stock reserved",
  CONFIRMED: "Confirmed",
  CANCELLING: "Being cancelled",
  CANCELLED: "Cancelled",
};

const TONES = { CONFIRMED: "good", CANCELLED: "bad", CANCELLING: "warn" };

const REASONS = {
  "out-of-stock": "there were not enough pieces in stock",
  "payment-declined": "your wallet had too little money",
  "cancelled-by-user": "you cancelled it",
  "timed-out": "it took too long",
  "account-closed": "the account was closed",
};

/** What each step of an order that succeeds does. */
export const STEPS = [
  { status: "PLACED", text: "Order placed" },
  { status: "STOCK_RESERVED", text: "Items reserved for you" },
  { status: "CONFIRMED", text: "Paid and confirmed" },
];

export function statusName(status) {
  return NAMES[status] ?? status;
}

export function statusTone(status) {
  return TONES[status] ?? "accent";
}

export function hasEnded(status) {
  return status === "CONFIRMED" || status === "CANCELLED";
}

/** Until then an order can be cancelled; the shop decides, since the payment may be on its way. */
export function isCancellable(status) {
  return status === "PLACED" || status === "STOCK_RESERVED";
}

export function reasonText(reason) {
  return REASONS[reason] ?? "";
}
