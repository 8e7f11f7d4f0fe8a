package dev.souk.user.payment;

import dev.souk.common.outbox.Outbox;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import dev.souk.user.wallet.WalletService;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Primary;

/**
 * Broken on purpose, the second half of the variant without an inbox: takes the money whenever it is asked to, as if
 * every event came once. Alone, as {@code inbox-alone}, it does no harm: that is what the inbox is for.
 */
@Primary
@AutoConfiguration
@ConditionalOnExpression("'${souk.broken:}' matches 'inbox-off|inbox-alone'")
class BrokenPaymentsTrustTheInbox extends PaymentService {

    private final PaymentRepository table;
    private final WalletService wallets;

    BrokenPaymentsTrustTheInbox(PaymentRepository table, WalletService wallets, Outbox outbox, MeterRegistry meters) {
        super(table, wallets, outbox, meters);
        this.table = table;
        this.wallets = wallets;
    }

    @Override
    public void on(PaymentTrigger fact) {
        if (fact instanceof OrderStockReserved request
                && table.lock(request.orderId()).status() == PaymentState.TAKEN) {
            wallets.charge(request.userId(), request.totalCents(), request.orderId());
        } else {
            super.on(fact);
        }
    }
}
