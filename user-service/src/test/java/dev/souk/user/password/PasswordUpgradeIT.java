package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.account.AccountRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hash of an older encoding is replaced at the next login. */
@SoukTest
class PasswordUpgradeIT {

    private static final String WEAK =
            "{bcrypt-hmac-sha256}" + new HmacBcryptPasswordEncoder(4).encode(TestCustomer.PASSWORD);

    private final TestApi api;
    private final JdbcClient jdbc;
    private final AccountRepository accounts;
    private final TestCustomer customer;

    PasswordUpgradeIT(TestApi api, JdbcClient jdbc, AccountRepository accounts) {
        this.api = api;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.customer = TestCustomer.register(api);
        jdbc.sql("update account set password_hash = :hash where id = :id")
                .param("hash", WEAK)
                .param("id", customer.id())
                .update();
    }

    @Test
    void theRightPasswordReplacesTheHash() {
        login(TestCustomer.PASSWORD, 200);

        assertThat(storedHash()).startsWith("{bcrypt-hmac-sha256}$2a$05$");
        login(TestCustomer.PASSWORD, 200);
        login("battery staple", 401);
    }

    @Test
    void aWrongPasswordReplacesNothing() {
        login("battery staple", 401);

        assertThat(storedHash()).isEqualTo(WEAK);
    }

    @Test
    void theHashOfAPasswordThatWasChangedMeanwhileIsNotReplaced() {
        assertThat(accounts.changePassword(customer.id(), "the hash that was read", "its upgrade"))
                .isFalse();

        assertThat(storedHash()).isEqualTo(WEAK);
    }

    private void login(String password, int status) {
        api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", password))
                .expect(status);
    }

    private String storedHash() {
        return jdbc.sql("select password_hash from account where id = :id")
                .param("id", customer.id())
                .query(String.class)
                .single();
    }
}
