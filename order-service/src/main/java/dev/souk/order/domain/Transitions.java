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
import dev.souk.order.domain.Outcome.Late;
import dev.souk.order.domain.Outcome.Moved;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.OutOfPlace;
import dev.souk.order.domain.Outcome.Waits;
import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Cancelling;
import dev.souk.order.domain.State.Confirmed;
import dev.souk.order.domain.State.Placed;
import dev.souk.order.domain.State.Reserved;

/**
 * The saga: every state with every message. The compiler holds it complete, a test walks through all of it.
 *
 * <p>PaymentTaken is the pivot. Before it the order can turn round, and then waits until stock and wallet have both
 * said that they hold nothing of it; after it there is only forward.
 */
final class Transitions {

    private Transitions() {}

    static Outcome of(State state, OrderMessage message) {
        return switch (state) {
            case Placed _ -> whilePlaced(message);
            case Reserved _ -> whileReserved(message);
            case Cancelling cancelling -> whileCancelling(cancelling, message);
            case Confirmed _ -> message instanceof UserCancels ? new NotCancellable() : new Late();
            case Cancelled _ -> new Late();
        };
    }

    private static Outcome whilePlaced(OrderMessage message) {
        return switch (message) {
            case StockReserved _ -> new Moved(new Reserved());
            case StockRejected _ -> new Moved(new Cancelled(Reason.OUT_OF_STOCK));
            case UserCancels _ -> turnRound(Reason.CANCELLED_BY_USER);
            case DeadlinePasses _ -> turnRound(Reason.TIMED_OUT);
            case AccountCloses _ -> turnRound(Reason.ACCOUNT_CLOSED);
            case StockReleased _, PaymentTaken _, PaymentDeclined _, PaymentVoided _ -> new OutOfPlace();
        };
    }

    private static Outcome whileReserved(OrderMessage message) {
        return switch (message) {
            case PaymentTaken _ -> new Moved(new Confirmed());
            case PaymentDeclined _ -> new Moved(new Cancelling(Reason.PAYMENT_DECLINED, false, true));
            case UserCancels _ -> turnRound(Reason.CANCELLED_BY_USER);
            case DeadlinePasses _ -> turnRound(Reason.TIMED_OUT);
            case AccountCloses _ -> turnRound(Reason.ACCOUNT_CLOSED);
            case StockReserved _ -> new Late();
            case StockRejected _, StockReleased _, PaymentVoided _ -> new OutOfPlace();
        };
    }

    /** An answer to what was asked before the order turned round changes nothing: its giver answers the cancel too. */
    private static Outcome whileCancelling(Cancelling now, OrderMessage message) {
        return switch (message) {
            case StockReleased _ -> answered(new Cancelling(now.reason(), true, now.paymentAnswered()));
            case PaymentVoided _ -> answered(new Cancelling(now.reason(), now.stockAnswered(), true));
            case StockReserved _, StockRejected _, PaymentTaken _, PaymentDeclined _ -> new Waits(now);
            case UserCancels _, DeadlinePasses _, AccountCloses _ -> new Waits(now);
        };
    }

    private static Outcome turnRound(Reason reason) {
        return new Moved(new Cancelling(reason, false, false));
    }

    private static Outcome answered(Cancelling now) {
        return now.stockAnswered() && now.paymentAnswered() ? new Moved(new Cancelled(now.reason())) : new Waits(now);
    }
}
