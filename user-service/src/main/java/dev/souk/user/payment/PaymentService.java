package dev.souk.user.payment;

import dev.souk.common.outbox.Outbox;
import dev.souk.user.payment.PaymentDecision.Ignore;
import dev.souk.user.payment.PaymentDecision.RecordTombstone;
import dev.souk.user.payment.PaymentDecision.Refund;
import dev.souk.user.payment.PaymentDecision.Take;
import dev.souk.user.payment.PaymentDecision.VoidDeclined;
import dev.souk.user.payment.PaymentEvent.PaymentDeclined;
import dev.souk.user.payment.PaymentEvent.PaymentTaken;
import dev.souk.user.payment.PaymentEvent.PaymentVoided;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.WalletService;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Takes, declines, refunds and voids payments, each at most once for an order, even where events arrive twice, late or
 * out of order. Runs in the inbox's transaction.
 */
@Service
class PaymentService {

    private final PaymentRepository payments;
    private final WalletService wallets;
    private final Outbox outbox;
    private final PaymentMetrics metrics;

    PaymentService(PaymentRepository payments, WalletService wallets, Outbox outbox, PaymentMetrics metrics) {
        this.payments = payments;
        this.wallets = wallets;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Does what the event requires in the state of the order's payment. */
    void on(PaymentTrigger trigger) {
        Payment payment = payments.lock(trigger.orderId());
        PaymentOutcome outcome = switch (payment.state().on(trigger)) {
            case Take(var request) -> take(request);
            case Refund _ -> refund(payment);
            case VoidDeclined _ -> voidUncharged(payment.orderId(), PaymentOutcome.VOIDED);
            case RecordTombstone _ -> voidUncharged(payment.orderId(), PaymentOutcome.TOMBSTONE);
            case Ignore _ -> PaymentOutcome.IGNORED;
        };
        metrics.countAfterCommit(outcome);
    }

    private PaymentOutcome take(OrderStockReserved request) {
        return switch (wallets.charge(request.userId(), request.totalCents(), request.orderId())) {
            case CHARGED -> {
                long sequence = payments.decide(request, PaymentState.TAKEN, null);
                publish(new PaymentTaken(request.orderId(), request.userId(), request.totalCents()), sequence);
                yield PaymentOutcome.TAKEN;
            }
            case INSUFFICIENT_FUNDS -> decline(request, "insufficient-funds");
            case WALLET_CLOSED -> decline(request, "account-closed");
        };
    }

    private PaymentOutcome decline(OrderStockReserved request, String reason) {
        long sequence = payments.decide(request, PaymentState.DECLINED, reason);
        publish(new PaymentDeclined(request.orderId(), request.userId(), reason), sequence);
        return PaymentOutcome.DECLINED;
    }

    private PaymentOutcome refund(Payment payment) {
        long amount = Objects.requireNonNull(payment.amountCents());
        wallets.refund(Objects.requireNonNull(payment.userId()), amount, payment.orderId());
        long sequence = payments.end(payment.orderId(), PaymentState.REFUNDED);
        publish(new PaymentVoided(payment.orderId(), amount), sequence);
        return PaymentOutcome.REFUNDED;
    }

    private PaymentOutcome voidUncharged(UUID orderId, PaymentOutcome outcome) {
        publish(new PaymentVoided(orderId, 0), payments.end(orderId, PaymentState.VOIDED));
        return outcome;
    }

    private void publish(PaymentEvent event, long sequence) {
        outbox.append(event.toOutbound(sequence));
    }
}
