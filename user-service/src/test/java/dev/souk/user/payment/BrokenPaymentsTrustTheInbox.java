package dev.souk.user.payment;

import dev.souk.common.outbox.Outbox;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.WalletService;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Primary;

/**
 * Broken variant, the second half of the one without an inbox: charges for each request, as if every event arrived
 * once. Alone, as {@code inbox-alone}, it does no harm, because the inbox drops duplicates.
 */
@Primary
@AutoConfiguration
@ConditionalOnExpression("'${souk.broken:}' matches 'inbox-off|inbox-alone'")
class BrokenPaymentsTrustTheInbox extends PaymentService {

    private final PaymentRepository payments;
    private final WalletService wallets;

    BrokenPaymentsTrustTheInbox(
            PaymentRepository payments, WalletService wallets, Outbox outbox, PaymentMetrics metrics) {
        super(payments, wallets, outbox, metrics);
        this.payments = payments;
        this.wallets = wallets;
    }

    @Override
    void on(PaymentTrigger trigger) {
        if (trigger instanceof OrderStockReserved request
                && payments.lock(request.orderId()).state() == PaymentState.TAKEN) {
            wallets.charge(request.userId(), request.totalCents(), request.orderId());
        } else {
            super.on(trigger);
        }
    }
}
