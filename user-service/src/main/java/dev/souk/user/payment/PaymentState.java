package dev.souk.user.payment;

import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;

/**
 * The state of a payment, and the table of what each event does in it.
 *
 * <p>The events of an order normally arrive in order and once. The table does not rely on that: it has an entry for
 * each event in each state.
 */
enum PaymentState {
    /** No event of the order has been processed yet. Only the transaction that processes the first one sees it. */
    NEW,
    /** The total is charged. */
    TAKEN,
    /** Nothing is charged: the balance is too low, or the account is closed. */
    DECLINED,
    /** Cancelled, nothing was charged. Also where the cancellation came first: the tombstone. */
    VOIDED,
    /** Cancelled, the charge is refunded. */
    REFUNDED;

    PaymentDecision on(PaymentTrigger trigger) {
        return switch (trigger) {
            case OrderStockReserved request ->
                switch (this) {
                    case NEW -> new PaymentDecision.Take(request);
                    case TAKEN, DECLINED, VOIDED, REFUNDED -> new PaymentDecision.Ignore();
                };
            case OrderCancelling _ ->
                switch (this) {
                    case NEW -> new PaymentDecision.RecordTombstone();
                    case TAKEN -> new PaymentDecision.Refund();
                    case DECLINED -> new PaymentDecision.VoidDeclined();
                    case VOIDED, REFUNDED -> new PaymentDecision.Ignore();
                };
        };
    }
}
