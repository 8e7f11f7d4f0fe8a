import { pages } from "./api.js";
import { actionButton, busy, element, setAttribute, setText } from "./dom.js";
import { cents, money, shortId, time } from "./format.js";
import { completed, isTried, keyOf } from "./idempotency.js";
import { keyed } from "./keyed.js";
import { loginPrompt } from "./login.js";
import { announce } from "./notices.js";
import { announceProblem } from "./problems.js";
import { changeWithRetry, isOpen } from "./retry.js";
import { accountName, isLoggedIn, read } from "./session.js";

const PAGE = 20;
const MAXIMUM = 100_000_000;
const KINDS = { deposit: "Deposit", payment: "Payment of order", refund: "Refund of order" };

/** The balance of the account, deposits, and each change of it. */
export function walletPage(_, controls) {
  let shownPages = 1;
  const prompt = loginPrompt("Log in to see your wallet.");
  const balance = element("p", { class: "balance", id: "balance" });
  const entries = element("ul", { class: "orders entries", "aria-label": "Entries" });
  const more = actionButton("Show older entries", () => {
    shownPages++;
    return controls.refresh();
  }, { hidden: true });
  const content = element("div", { hidden: true }, element("p", { class: "quiet" }, "Your balance"), balance,
    depositForm(controls), element("h2", "Entries"), entries, more);
  return {
    title: "Wallet",
    interval: 10_000,
    node: element("div", prompt, content),
    async refresh(signal) {
      prompt.hidden = isLoggedIn();
      content.hidden = !isLoggedIn();
      if (!isLoggedIn()) {
        return;
      }
      const [wallet, found] = await Promise.all([
        read("/wallet", signal),
        pages(shownPages, (cursor) => read(`/wallet/entries?limit=${PAGE}${cursor}`, signal)),
      ]);
      setText(balance, money(wallet.body.balance_cents));
      keyed(entries, found.items, (entry) => entry.id, walletEntry);
      more.hidden = found.next_cursor === null;
    },
  };
}

function depositForm(controls) {
  const amount = element("input", { id: "deposit-amount", inputmode: "decimal", autocomplete: "off", required: true,
    placeholder: "50.00", "aria-describedby": "deposit-problem" });
  const problem = element("p", { class: "problem", id: "deposit-problem", role: "alert" });
  const submit = element("button", { type: "submit", class: "button primary" }, "Deposit");
  const form = element("form", { class: "deposit", novalidate: true },
    element("label", { class: "field", for: "deposit-amount" }, "Amount", amount), submit, problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = cents(amount.value);
    const isValid = value !== null && value > 0 && value <= MAXIMUM;
    setText(problem, isValid ? "" : `Enter an amount from 0.01 to ${money(MAXIMUM)}, for example 50.00.`);
    setAttribute(amount, "aria-invalid", isValid ? null : "true");
    if (isValid) {
      busy(submit, () => deposit(value, form, controls));
    } else {
      amount.focus();
    }
  });
  return form;
}

async function deposit(value, form, controls) {
  const intent = `deposit ${accountName()} ${value}`;
  const once = isTried(intent) ? ", once: the deposit before, without a response, was the same" : "";
  try {
    await changeWithRetry("POST", "/wallet/deposits", { key: keyOf(intent), body: { amount_cents: value } });
    completed(intent);
    form.reset();
    announce(`${money(value)} is in your wallet${once}.`);
  } catch (failure) {
    if (!isOpen(failure)) {
      completed(intent);
    }
    announceProblem(failure);
  }
  controls.refresh();
}

function walletEntry(entry) {
  const sign = entry.amount_cents > 0 ? "+" : "−";
  const what = [KINDS[entry.kind] ?? entry.kind];
  if (entry.order_id) {
    what.push(" ", element("a", { href: `#/orders/${entry.order_id}` }, shortId(entry.order_id)));
  }
  return {
    node: element("li", { class: "entry" }, element("span", what),
      element("time", { datetime: entry.at, class: "quiet" }, time(entry.at)),
      element("span", { class: "price" }, `${sign}${money(Math.abs(entry.amount_cents))}`)),
    update() {}, // an entry never changes
  };
}
