package dev.souk.user.demo;

import dev.souk.user.account.Account;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.AccountService;
import dev.souk.user.account.NewAccount;
import dev.souk.user.account.Role;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordService;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the admin's account before the instance becomes ready; an existing account stays as it is. */
@Component
@Profile("demo")
class DemoAdminInitializer implements ApplicationRunner {

    private static final String EMAIL = "admin@souk.example";

    /** Another instance that opens the account at the same time holds it locked until its transaction ends. */
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .includes(TransientDataAccessException.class)
            .maxRetries(20)
            .delay(Duration.ofMillis(500))
            .build());

    private final AccountRepository accounts;
    private final AccountService service;
    private final KnownNetworkRepository networks;
    private final PasswordService passwords;
    private final TransactionOperations transaction;
    private final DemoProperties properties;

    DemoAdminInitializer(
            AccountRepository accounts,
            AccountService service,
            KnownNetworkRepository networks,
            PasswordService passwords,
            TransactionOperations transaction,
            DemoProperties properties) {
        this.accounts = accounts;
        this.service = service;
        this.networks = networks;
        this.passwords = passwords;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** `./souk up` listens on this machine only: failures from elsewhere never lock its admin out. */
    private void knowThisMachine(Account admin) {
        for (String loopback : List.of("127.0.0.1", "::1")) {
            networks.remember(admin.id(), EMAIL, Network.of(loopback));
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isTaken(EMAIL)) {
            return; // avoids hashing the password; the insert decides
        }
        var admin = new NewAccount(EMAIL, "Admin", passwords.encode(properties.adminPassword()), Role.ADMIN);
        RETRY.invoke(() -> transaction.executeWithoutResult(
                _ -> service.openUnlessTaken(admin).ifPresent(this::knowThisMachine)));
    }
}
