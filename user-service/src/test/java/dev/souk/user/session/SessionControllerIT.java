package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SoukTest
class SessionControllerIT {

    private static final int LIMIT = 10;

    private final TestApi api;
    private final JdbcClient jdbc;

    SessionControllerIT(TestApi api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void theRightPasswordGivesATokenThatThePublishedKeysVerify() throws Exception {
        TestCustomer customer = TestCustomer.register(api);

        ApiResponse response = login(customer.email().toUpperCase(Locale.ROOT), TestCustomer.PASSWORD)
                .expect(200);

        assertThat(response.header("Cache-Control")).hasValue("no-store");
        JsonNode session = response.json();
        assertThat(session.propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(session.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(session.path("expires_in").asInt()).isEqualTo(900);
        var token = SignedJWT.parse(session.path("access_token").asString());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(customer.id().toString());
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("CUSTOMER");
        var key = published().getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void thePublicKeysArePublishedWithoutTheirPrivateParts() throws Exception {
        ApiResponse response = api.anonymous().get("/.well-known/jwks.json").expect(200);

        assertThat(response.header("Cache-Control").orElse("")).contains("max-age=30,");
        assertThat(JWKSet.parse(response.text()).getKeys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
        });
    }

    @Test
    void unknownWrongAndClosedLookTheSame() {
        TestCustomer customer = TestCustomer.register(api);
        TestCustomer closed = TestCustomer.register(api);
        closed.close();

        String wrong = refusal(login(customer.email(), "battery staple"));

        assertThat(refusal(login(UUID.randomUUID() + "@souk.example", TestCustomer.PASSWORD)))
                .isEqualTo(wrong);
        assertThat(refusal(login(closed.email(), TestCustomer.PASSWORD))).isEqualTo(wrong);
        assertThat(wrong).contains("wrong-credentials");
    }

    @Test
    void tooManyFailuresWithOneEmailFromOneNetworkWaitEvenWithTheRightPassword() {
        TestCustomer customer = TestCustomer.register(api);
        for (int attempt = 0; attempt < LIMIT; attempt++) {
            login(customer.email(), "battery staple").expect(401);
        }

        ApiResponse throttled = login(customer.email(), TestCustomer.PASSWORD).expect(429);

        assertThat(throttled.problem()).isEqualTo("too-many-requests");
        assertThat(throttled.header("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 300));
        login(TestCustomer.register(api).email(), TestCustomer.PASSWORD).expect(200);
    }

    @Test
    void anUnknownEmailIsThrottledLikeAKnownOne() {
        String nobody = UUID.randomUUID() + "@souk.example";
        for (int attempt = 0; attempt < LIMIT; attempt++) {
            login(nobody, TestCustomer.PASSWORD).expect(401);
        }

        login(nobody, TestCustomer.PASSWORD).expect(429);
    }

    @Test
    void aClientIsIdentifiedByTheForwardedAddress() {
        hasFailedTooOften("203.0.113.7");

        assertThat(loginFrom("203.0.113.7").expect(429).problem()).isEqualTo("too-many-requests");
        loginFrom("203.0.113.8").expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"ada@souk.example\"}",
                "{\"email\": \"\", \"password\": \"12345678\"}",
                "{\"email\": \"ada@souk.example\", \"password\": 12345678}",
                "{\"email\": \"a\\u0000@souk.example\", \"password\": \"12345678\"}",
                "{\"email\": \"ada@souk.example\", \"password\": \"12345678\", \"remember\": true}",
                "[]"
            })
    void aMalformedLoginIsABadRequest(String body) {
        assertThat(api.anonymous().post("/sessions", body).expect(400).problem())
                .isIn("bad-request", "validation-failed");
    }

    private ApiResponse login(String email, String password) {
        return api.anonymous().post("/sessions", Map.of("email", email, "password", password));
    }

    private ApiResponse loginFrom(String client) {
        return api.anonymous()
                .with("X-Forwarded-For", client)
                .post("/sessions", Map.of("email", UUID.randomUUID() + "@souk.example", "password", "12345678"));
    }

    private void hasFailedTooOften(String client) {
        jdbc.sql("""
                insert into login_attempt (throttle_key, refilled_at)
                values (
                    sha256(convert_to('network', 'UTF8') || '\\x00' || convert_to(:client, 'UTF8')),
                    now() + interval '10 minutes')
                """).param("client", client).update();
    }

    private static String refusal(ApiResponse response) {
        return response.expect(401).text() + response.problem();
    }

    private JWKSet published() throws ParseException {
        return JWKSet.parse(
                api.anonymous().get("/.well-known/jwks.json").expect(200).text());
    }
}
