package dev.souk.storefront.wallet;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The REST API of user-service, as far as the wallet is concerned. */
interface WalletClient {

    /** The body of a deposit. */
    record Amount(long amountCents) {}

    @GetExchange("/wallet")
    Mono<WalletController.Wallet> wallet();

    @PostExchange("/wallet/deposits")
    Mono<WalletController.Deposit> deposit(
            @RequestHeader("Idempotency-Key") String idempotencyKey, @RequestBody Amount amount);
}
