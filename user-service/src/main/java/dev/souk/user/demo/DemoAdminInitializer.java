package dev.souk.user.demo;

import dev.souk.common.database.InitialData;
import dev.souk.user.account.Account;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.AccountService;
import dev.souk.user.account.NewAccount;
import dev.souk.user.account.Role;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordPolicy;
import dev.souk.user.password.PasswordService;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the admin's account before the instance becomes ready; an existing account stays as it is. */
@Component
@Profile("demo")
record DemoAdminInitializer(
        AccountRepository accounts,
        AccountService service,
        KnownNetworkRepository networks,
        PasswordService passwords,
        PasswordPolicy policy,
        TransactionOperations transaction,
        DemoProperties properties)
        implements ApplicationRunner {

    private static final String EMAIL = "admin@souk.example";
    private static final String NAME = "Admin";

    @Override
    public void run(ApplicationArguments arguments) {
        InitialData.insert(this::openUnlessTaken);
    }

    private void openUnlessTaken() {
        if (accounts.credentials(EMAIL).isPresent()) {
            return; // avoids hashing the password; the insert decides
        }
        if (policy.isEasy(properties.adminPassword(), EMAIL, NAME)) {
            throw new IllegalStateException("souk.demo.admin-password is too easy to guess");
        }
        String hash = passwords.encode(properties.adminPassword());
        var admin = new NewAccount(EMAIL, NAME, hash, Role.ADMIN);
        transaction.executeWithoutResult(_ -> service.open(admin).ifPresent(own -> knowThisMachine(own, hash)));
    }

    /** `./souk up` runs on this machine: failures from elsewhere, as with --listen, never lock its admin out. */
    private void knowThisMachine(Account admin, String hash) {
        for (String loopback : List.of("127.0.0.1", "::1")) {
            networks.remember(admin.id(), hash, EMAIL, Network.of(loopback));
        }
    }
}
