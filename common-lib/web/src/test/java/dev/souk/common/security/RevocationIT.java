package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class RevocationIT {

    private final TestApi api;
    private final TestTokens tokens;
    private final JdbcClient jdbc;
    private final UUID user = UUID.randomUUID();

    RevocationIT(TestApi api, TestTokens tokens, JdbcClient jdbc) {
        this.api = api;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Test
    void aTokenThatAnyInstanceHasRevokedIsInvalidWithinFiveSeconds() {
        ApiClient stolen = caller(1);
        stolen.get("/who").expect(200);

        jdbc.sql("insert into token_revocation (subject, lowest_version) values (:user, 2)")
                .param("user", user)
                .update();

        await().atMost(Duration.ofSeconds(5)).until(() -> stolen.get("/who").status(), status -> status == 401);
        var response = stolen.get("/who");
        assertThat(response.problem()).isEqualTo("unauthorized");
        assertThat(response.header("WWW-Authenticate").orElse("")).contains("invalid_token");
        caller(2).get("/who").expect(200);
    }

    @Test
    void aTokenForSomethingElseThanAnAccountIsInvalid() {
        var claims = new JWTClaimsSet.Builder()
                .issuer("https://souk.example")
                .audience("souk")
                .subject("order-service")
                .claim("role", "ADMIN")
                .expirationTime(Date.from(Instant.parse("2100-01-01T00:00:00Z")))
                .build();

        assertThat(api.withToken(tokens.sign(claims)).get("/who").expect(401).problem())
                .isEqualTo("unauthorized");
    }

    private ApiClient caller(long version) {
        return api.withToken(tokens.token(user, "CUSTOMER", version));
    }
}
