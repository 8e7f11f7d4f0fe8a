package dev.souk.user.payment;

import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;

/** How far the payment for an order has come, and the table of what each message does to it. */
enum PaymentState {
    /** No message about the order has been handled yet. */
    NEW,
    /** The total has been taken. */
    TAKEN,
    /** Nothing was taken: too little money, or a closed account. */
    DECLINED,
    /** Cancelled, and nothing had been taken. Also where the cancellation came first: the tombstone. */
    VOIDED,
    /** Cancelled, and what had been taken is back. */
    REFUNDED;

    PaymentDecision on(PaymentTrigger fact) {
        return switch (fact) {
            case OrderStockReserved request ->
                switch (this) {
                    case NEW -> new PaymentDecision.Take(request);
                    case TAKEN, DECLINED, VOIDED, REFUNDED -> new PaymentDecision.Nothing();
                };
            case OrderCancelling cancelling ->
                switch (this) {
                    case NEW, DECLINED -> new PaymentDecision.Tombstone();
                    case TAKEN -> new PaymentDecision.Refund();
                    case VOIDED, REFUNDED -> new PaymentDecision.Nothing();
                };
        };
    }
}
