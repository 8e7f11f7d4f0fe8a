package dev.souk.user.demo;

import dev.souk.user.account.AccountService;
import dev.souk.user.account.NewAccount;
import dev.souk.user.account.Role;
import dev.souk.user.password.PasswordService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the admin's account, once: at the next start, or where another instance is quicker, it is there and stays as it
 * is. The instance is not ready before.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoAdminInitializer implements ApplicationRunner {

    private static final String EMAIL = "admin@souk.example";

    private final AccountService accounts;
    private final PasswordService passwords;
    private final TransactionOperations transaction;
    private final DemoProperties settings;

    DemoAdminInitializer(
            AccountService accounts,
            PasswordService passwords,
            TransactionOperations transaction,
            DemoProperties settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isTaken(EMAIL)) {
            return; // saves the work of hashing; the insert decides
        }
        var admin = new NewAccount(EMAIL, "Admin", passwords.hash(settings.adminPassword()), Role.ADMIN);
        transaction.executeWithoutResult(status -> accounts.openUnlessTaken(admin));
    }
}
