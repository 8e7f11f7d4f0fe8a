package dev.souk.user.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@SoukTest
@ActiveProfiles("demo")
@TestPropertySource(properties = "souk.demo.admin-password=" + DemoAdminInitializerIT.PASSWORD)
class DemoAdminInitializerIT {

    static final String PASSWORD = "only-for-this-test";

    private final TestApi api;
    private final DemoAdminInitializer admin;
    private final JdbcClient jdbc;

    DemoAdminInitializerIT(TestApi api, DemoAdminInitializer admin, JdbcClient jdbc) {
        this.api = api;
        this.admin = admin;
        this.jdbc = jdbc;
    }

    @Test
    void theAdminCanLogIn() {
        api.anonymous()
                .post("/sessions", Map.of("email", "admin@souk.example", "password", PASSWORD))
                .expect(200);
    }

    @Test
    void anotherStartChangesNothing() {
        admin.run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from account where role = 'ADMIN' and version = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
