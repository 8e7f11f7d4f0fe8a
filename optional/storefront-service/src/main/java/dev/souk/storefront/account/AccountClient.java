package dev.souk.storefront.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The REST API of user-service; its records are types of the schema. */
interface AccountClient {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    record Account(
            String id, @Nullable String email, @Nullable String name, String role, String status) {}

    record RegisterInput(String email, String name, String password) {}

    record Registration(String id) {}

    record Wallet(long balanceCents) {}

    /** The body of a deposit. */
    record Amount(long amountCents) {}

    record Deposit(UUID id, long amountCents, long balanceCents, OffsetDateTime at) {}

    @GetExchange("/users/me")
    Mono<Account> me();

    @PostExchange("/users")
    Mono<Registration> register(
            @RequestHeader("X-Forwarded-For") String address,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey,
            @RequestBody RegisterInput input);

    @GetExchange("/wallet")
    Mono<Wallet> wallet();

    @PostExchange("/wallet/deposits")
    Mono<Deposit> deposit(@RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey, @RequestBody Amount amount);
}
