package dev.souk.storefront.wallet;

import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.security.CallerToken;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code wallet} and {@code deposit}. */
@Controller
class WalletController {

    private final WalletClient wallets;

    WalletController(WalletClient wallets) {
        this.wallets = wallets;
    }

    /** The type {@code Wallet}. */
    record Wallet(long balanceCents) {}

    /** The type {@code Deposit}. */
    record Deposit(UUID id, long amountCents, long balanceCents, OffsetDateTime at) {}

    @QueryMapping
    Mono<Wallet> wallet() {
        return CallerToken.requiredFor(wallets::wallet);
    }

    @MutationMapping
    Mono<Object> deposit(@Argument long amountCents, @Argument String idempotencyKey) {
        var amount = new WalletClient.Amount(amountCents);
        return MutationResult.of(CallerToken.requiredFor(() -> wallets.deposit(Arguments.key(idempotencyKey), amount)));
    }
}
