package dev.souk.user.payment;

import dev.souk.common.outbox.Outbox;
import dev.souk.user.payment.PaymentEvent.PaymentDeclined;
import dev.souk.user.payment.PaymentEvent.PaymentTaken;
import dev.souk.user.payment.PaymentEvent.PaymentVoided;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.ChargeResult.InsufficientFunds;
import dev.souk.user.wallet.ChargeResult.Taken;
import dev.souk.user.wallet.ChargeResult.WalletClosed;
import dev.souk.user.wallet.WalletService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes, declines, refunds and voids payments, each at most once for an order, whatever is delivered twice, late or in
 * the wrong order. Runs in the inbox's transaction.
 */
@Component
public class PaymentService {

    private final PaymentRepository table;
    private final WalletService wallets;
    private final Outbox outbox;
    private final MeterRegistry meters;

    PaymentService(PaymentRepository table, WalletService wallets, Outbox outbox, MeterRegistry meters) {
        this.table = table;
        this.wallets = wallets;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Does what the fact asks for in the state that the order's payment is in. */
    public void on(PaymentTrigger fact) {
        Payment payment = table.lock(fact.orderId());
        String outcome = switch (payment.status().on(fact)) {
            case PaymentDecision.Take take -> take(take.request());
            case PaymentDecision.Refund refund -> refund(payment);
            case PaymentDecision.Tombstone tombstone -> leaveTombstone(payment);
            case PaymentDecision.Nothing late -> "ignored";
        };
        meters.counter("souk.payments", "outcome", outcome).increment();
    }

    /** Charges the total, or says why that cannot be done. */
    String take(OrderStockReserved request) {
        return switch (wallets.charge(request.userId(), request.totalCents(), request.orderId())) {
            case Taken taken -> {
                long sequence = table.decide(request, PaymentState.TAKEN, null);
                tell(new PaymentTaken(request.orderId(), request.userId(), request.totalCents()), sequence);
                yield "taken";
            }
            case InsufficientFunds tooLow -> decline(request, "insufficient-funds");
            case WalletClosed closed -> decline(request, "account-closed");
        };
    }

    private String decline(OrderStockReserved request, String reason) {
        long sequence = table.decide(request, PaymentState.DECLINED, reason);
        tell(new PaymentDeclined(request.orderId(), request.userId(), reason), sequence);
        return "declined";
    }

    /** Gives back what was taken, however late the cancellation comes. */
    String refund(Payment payment) {
        wallets.refund(Objects.requireNonNull(payment.userId()), payment.amountCents(), payment.orderId());
        long sequence = table.end(payment, PaymentState.REFUNDED);
        tell(new PaymentVoided(payment.orderId(), payment.amountCents()), sequence);
        return "refunded";
    }

    /** Makes sure that a request which comes after its own cancellation finds it. */
    String leaveTombstone(Payment payment) {
        long sequence = table.end(payment, PaymentState.VOIDED);
        tell(new PaymentVoided(payment.orderId(), 0), sequence);
        return "voided";
    }

    private void tell(PaymentEvent fact, long sequence) {
        outbox.append(fact.event(sequence));
    }
}
