package dev.souk.user.wallet;

import dev.souk.common.core.IdGenerator;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;

/** Broken variant: a payment for an order that was cancelled meanwhile is not refunded. */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "no-refund")
class BrokenNoRefund extends WalletService {

    BrokenNoRefund(LedgerRepository ledger, IdGenerator ids) {
        super(ledger, ids);
    }

    @Override
    public void refund(UUID owner, long cents, UUID orderId) {}
}
