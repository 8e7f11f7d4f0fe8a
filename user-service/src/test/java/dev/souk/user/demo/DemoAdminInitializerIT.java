package dev.souk.user.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.account.AccountService;
import dev.souk.user.network.KnownNetworkRepository;
import dev.souk.user.password.PasswordPolicy;
import dev.souk.user.password.PasswordService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
@ActiveProfiles("demo")
@TestPropertySource(properties = "souk.demo.admin-password=" + DemoAdminInitializerIT.PASSWORD)
class DemoAdminInitializerIT {

    static final String PASSWORD = "only-for-this-test";

    private static final Duration LONGER_THAN_A_STATEMENT_WAITS_FOR_A_LOCK = Duration.ofSeconds(1);

    private final TestApi api;
    private final DemoAdminInitializer admin;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    DemoAdminInitializerIT(
            TestApi api, DemoAdminInitializer admin, JdbcClient jdbc, TransactionOperations transaction) {
        this.api = api;
        this.admin = admin;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void theAdminCanLogIn() {
        logIn();
    }

    @Test
    void anotherStartChangesNothing() {
        admin.run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from account where role = 'ADMIN' and version = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPasswordThatIsEasyToGuessEndsTheStart(@Autowired ApplicationContext context) {
        jdbc.sql("update account set email = 'earlier@souk.example', role = 'CUSTOMER' where role = 'ADMIN'")
                .update();
        var easy = new DemoAdminInitializer(
                context.getBean(AccountRepository.class),
                context.getBean(AccountService.class),
                context.getBean(KnownNetworkRepository.class),
                context.getBean(PasswordService.class),
                context.getBean(PasswordPolicy.class),
                transaction,
                new DemoProperties("passwordpassword"));

        assertThatIllegalStateException()
                .isThrownBy(() -> easy.run(new DefaultApplicationArguments()))
                .withMessageContaining("souk.demo.admin-password");

        admin.run(new DefaultApplicationArguments());
    }

    @Test
    void aStartWaitsForAnotherInstanceThatOpensTheAccountAndDoesSoInItsPlaceIfItFails() {
        jdbc.sql("update account set email = 'former@souk.example', role = 'CUSTOMER' where role = 'ADMIN'")
                .update();

        CompletableFuture<Void> start = transaction.execute(other -> {
            jdbc.sql("""
                    insert into account (id, email, name, password_hash, role)
                    values (gen_random_uuid(), 'admin@souk.example', 'Admin', 'hash', 'ADMIN')
                    """).update();
            CompletableFuture<Void> run =
                    CompletableFuture.runAsync(() -> admin.run(new DefaultApplicationArguments()));
            await().during(LONGER_THAN_A_STATEMENT_WAITS_FOR_A_LOCK)
                    .atMost(LONGER_THAN_A_STATEMENT_WAITS_FOR_A_LOCK.multipliedBy(5))
                    .until(() -> !run.isDone());
            other.setRollbackOnly();
            return run;
        });

        assertThat(start).succeedsWithin(Duration.ofSeconds(10));
        logIn();
    }

    private void logIn() {
        api.anonymous()
                .post("/sessions", Map.of("email", "admin@souk.example", "password", PASSWORD))
                .expect(200);
    }
}
