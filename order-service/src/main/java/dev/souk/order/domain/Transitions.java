package dev.souk.order.domain;

import dev.souk.order.domain.OrderMessage.AccountCloses;
import dev.souk.order.domain.OrderMessage.DeadlinePasses;
import dev.souk.order.domain.OrderMessage.PaymentDeclined;
import dev.souk.order.domain.OrderMessage.PaymentTaken;
import dev.souk.order.domain.OrderMessage.PaymentVoided;
import dev.souk.order.domain.OrderMessage.StockRejected;
import dev.souk.order.domain.OrderMessage.StockReleased;
import dev.souk.order.domain.OrderMessage.StockReserved;
import dev.souk.order.domain.OrderMessage.UserCancels;
import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Ignored;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.Transitioned;
import dev.souk.order.domain.Outcome.Unexpected;
import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Cancelling;
import dev.souk.order.domain.State.Confirmed;
import dev.souk.order.domain.State.Placed;
import dev.souk.order.domain.State.Reserved;

/**
 * The transition table of the saga: every state with every message. The compiler checks the three open states; a test
 * checks every cell, and another one that the database accepts the same transitions.
 *
 * <p>PaymentTaken is the pivot transaction. Before it an order can be cancelled, and is then CANCELLING until stock and
 * wallet have both confirmed that they hold nothing for it; after it the order is final.
 */
final class Transitions {

    private Transitions() {}

    static Outcome of(State state, OrderMessage message) {
        return switch (state) {
            case Placed _ -> whilePlaced(message);
            case Reserved _ -> whileReserved(message);
            case Cancelling cancelling -> whileCancelling(cancelling, message);
            case Confirmed _ -> message instanceof UserCancels ? new NotCancellable() : new Ignored();
            case Cancelled _ -> new Ignored();
        };
    }

    private static Outcome whilePlaced(OrderMessage message) {
        return switch (message) {
            case StockReserved _ -> new Transitioned(new Reserved());
            case StockRejected _ -> new Transitioned(new Cancelled(Reason.OUT_OF_STOCK));
            case UserCancels _ -> startCompensation(Reason.CANCELLED_BY_USER);
            case DeadlinePasses _ -> startCompensation(Reason.TIMED_OUT);
            case AccountCloses _ -> startCompensation(Reason.ACCOUNT_CLOSED);
            case StockReleased _, PaymentTaken _, PaymentDeclined _, PaymentVoided _ -> new Unexpected();
        };
    }

    private static Outcome whileReserved(OrderMessage message) {
        return switch (message) {
            case PaymentTaken _ -> new Transitioned(new Confirmed());
            case PaymentDeclined _ -> new Transitioned(new Cancelling(Reason.PAYMENT_DECLINED, false, true));
            case UserCancels _ -> startCompensation(Reason.CANCELLED_BY_USER);
            case DeadlinePasses _ -> startCompensation(Reason.TIMED_OUT);
            case AccountCloses _ -> startCompensation(Reason.ACCOUNT_CLOSED);
            case StockReserved _ -> new Ignored();
            case StockRejected _, StockReleased _, PaymentVoided _ -> new Unexpected();
        };
    }

    /** A late answer to the original request changes nothing: the participant answers the cancellation too. */
    private static Outcome whileCancelling(Cancelling now, OrderMessage message) {
        return switch (message) {
            case StockReleased _ -> answered(new Cancelling(now.reason(), true, now.paymentAnswered()));
            case PaymentVoided _ -> answered(new Cancelling(now.reason(), now.stockAnswered(), true));
            case StockReserved _, StockRejected _, PaymentTaken _, PaymentDeclined _ -> new AnswerRecorded(now);
            case UserCancels _, DeadlinePasses _, AccountCloses _ -> new AnswerRecorded(now);
        };
    }

    private static Outcome startCompensation(Reason reason) {
        return new Transitioned(new Cancelling(reason, false, false));
    }

    private static Outcome answered(Cancelling now) {
        return now.stockAnswered() && now.paymentAnswered()
                ? new Transitioned(new Cancelled(now.reason()))
                : new AnswerRecorded(now);
    }
}
