package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Clients without a user. */
@OidcTest
class MachineTokensIT {

    private final JdbcClient jdbc;
    private final TestApi api;
    private final Browser browser;

    MachineTokensIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
    }

    @Test
    void aTokenIsForTheServiceOfItsScopesAndHasNoRole() {
        JsonNode json = OidcClient.json(souk("cart-service:items.write"), 200);

        JWTClaimsSet claims = OidcClient.claims(json.path("access_token").asString());
        assertThat(claims.getAudience()).containsExactly("cart-service");
        assertThat(UUID.fromString(claims.getSubject()).version()).isEqualTo(3); // that of no account
        assertThat(claims.getClaims())
                .containsEntry("client_id", "souk-machine")
                .doesNotContainKeys("role", "token_version", "cnf");
        assertThat(json.has("refresh_token")).isFalse();
    }

    @Test
    void theAuditTrailHasEachTokenThatIsIssued() {
        String token = token(souk("cart-service:items.write"));
        UUID machine = UUID.fromString(OidcClient.claims(token).getSubject());
        int issued = audited(machine);

        token(souk("cart-service:items.write"));
        browser.with("Authorization", OidcLoginIT.basic("souk-machine", OidcTest.MACHINE_SECRET))
                .post("/oauth2/revoke", Map.of("token", token));

        assertThat(audited(machine)).isEqualTo(issued + 1);
    }

    private int audited(UUID machine) {
        return jdbc.sql("select count(*) from audit_event where actor = ? and action = 'login.machine'")
                .param(machine)
                .query(Integer.class)
                .single();
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        var machine = api.withToken(token(souk("cart-service:items.write")));

        assertThat(machine.get("/users/me").expect(401).problem()).isEqualTo("unauthorized");
        machine.get("/users").expect(401);
        machine.get("/admin/audit").expect(401);
    }

    @Test
    void aTokenForThisServiceIsThatOfNoUser() {
        ApiClient machine = api.withToken(token(accounts()));

        assertThat(machine.get("/users/me").expect(403).problem()).isEqualTo("forbidden");
        machine.get("/wallet").expect(403);
        machine.get("/users").expect(403);
        machine.get("/admin/audit").expect(403);
        assertThat(browser.with("Authorization", "Bearer " + token(accounts()))
                        .get("/userinfo")
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void aTokenSurvivesTheRotationOfTheKeys() {
        String old = token(accounts());

        timePasses("31 days"); // the next key is due
        await().atMost(Duration.ofSeconds(20)).until(() -> keys() == 2);
        timePasses("16 minutes"); // it signs
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !keyId(token(accounts())).equals(keyId(old)));

        api.withToken(old).get("/users/me").expect(403); // not 401
        api.withToken(token(accounts())).get("/users/me").expect(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cart-service:items.write statistics-service:orders.read", "cart-service:else", "openid"})
    void noTokenIsForNoServiceForSeveralOrForAScopeThatTheClientHasNot(String scope) {
        assertThat(OidcClient.error(souk(scope))).isEqualTo("invalid_scope");
    }

    /** A scope without the name of a service, of a client that has it by mistake. */
    @Test
    void noTokenIsForAllServices() {
        assertThat(OidcClient.error(machine("accounts", OidcTest.ACCOUNTS_SECRET, "email")))
                .isEqualTo("invalid_scope");
    }

    private int keys() {
        return jdbc.sql("select count(*) from signing_key").query(Integer.class).single();
    }

    private void timePasses(String interval) {
        jdbc.sql("update signing_key set active_from = active_from - cast(? as interval)")
                .param(interval)
                .update();
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private HttpResponse<String> accounts() {
        return machine("accounts", OidcTest.ACCOUNTS_SECRET, "user-service:accounts.read");
    }

    private HttpResponse<String> souk(String scope) {
        return machine("souk-machine", OidcTest.MACHINE_SECRET, scope);
    }

    private HttpResponse<String> machine(String id, String secret, String scope) {
        return browser.with("Authorization", OidcLoginIT.basic(id, secret))
                .post("/oauth2/token", Map.of("grant_type", "client_credentials", "scope", scope));
    }

    private static String token(HttpResponse<String> response) {
        return OidcClient.json(response, 200).path("access_token").asString();
    }
}
