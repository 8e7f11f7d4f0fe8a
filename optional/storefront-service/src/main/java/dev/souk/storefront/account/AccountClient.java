package dev.souk.storefront.account;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The REST API of user-service, as far as accounts are concerned. */
interface AccountClient {

    @GetExchange("/users/me")
    Mono<Account> me();

    @PostExchange("/users")
    Mono<AccountController.Registration> register(
            @RequestHeader("X-Forwarded-For") String address,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody AccountController.RegisterInput input);
}
