package dev.souk.storefront.account;

import dev.souk.storefront.account.AccountClient.Account;
import dev.souk.storefront.account.AccountClient.Amount;
import dev.souk.storefront.account.AccountClient.RegisterInput;
import dev.souk.storefront.account.AccountClient.Registration;
import dev.souk.storefront.account.AccountClient.Wallet;
import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.limit.ClientRate;
import dev.souk.storefront.security.CallerToken;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code me} and {@code register}, {@code wallet} and {@code deposit}. */
@Controller
class AccountController {

    private final AccountClient accounts;

    /** As the gateway limits {@code POST /users}: a password costs much CPU. */
    private final ClientRate registrations = new ClientRate(7, 40, "This client registers too often; try again.");

    AccountController(AccountClient accounts) {
        this.accounts = accounts;
    }

    @QueryMapping
    Mono<Account> me() {
        return CallerToken.requiredFor(accounts::me);
    }

    @QueryMapping
    Mono<Wallet> wallet() {
        return CallerToken.requiredFor(accounts::wallet);
    }

    @MutationMapping
    Mono<Object> register(
            @Argument RegisterInput input,
            @Argument @Nullable String idempotencyKey,
            @ContextValue String clientAddress) {
        return MutationResult.of(Mono.defer(() -> create(input, idempotencyKey, clientAddress)));
    }

    private Mono<Registration> create(RegisterInput input, @Nullable String idempotencyKey, String address) {
        registrations.admit(address);
        var checked = new RegisterInput(
                Arguments.text("email", input.email()),
                Arguments.text("name", input.name()),
                Arguments.text("password", input.password()));
        return accounts.register(address, Arguments.optionalKey(idempotencyKey), checked);
    }

    @MutationMapping
    Mono<Object> deposit(@Argument long amountCents, @Argument String idempotencyKey) {
        return MutationResult.ofCaller(() -> accounts.deposit(Arguments.key(idempotencyKey), new Amount(amountCents)));
    }
}
