package dev.souk.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.Credentials;
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
        Credentials read = read();
        change("correct horse battery", 204);
        String changed = storedHash();

        assertThat(accounts.changePassword(read, "its upgrade")).isFalse();
        assertThat(storedHash()).isEqualTo(changed);
    }

    @Test
    void thePasswordIsChangedAlthoughALoginHasReplacedItsHashMeanwhile() {
        Credentials read = read();
        login(TestCustomer.PASSWORD, 200);

        assertThat(accounts.changePassword(read, "another password")).isTrue();
        assertThat(storedHash()).isEqualTo("another password");
    }

    @Test
    void aClosedAccountGetsNoHash() {
        Credentials read = read();
        customer.close();

        assertThat(accounts.changePassword(read, "its upgrade")).isFalse();
    }

    private Credentials read() {
        return accounts.credentials(customer.email()).orElseThrow();
    }

    private void change(String password, int status) {
        customer.client()
                .post("/users/me/password", Map.of("current_password", TestCustomer.PASSWORD, "new_password", password))
                .expect(status);
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
