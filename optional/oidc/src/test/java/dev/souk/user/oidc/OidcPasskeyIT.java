package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.audit.Audit;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.account.TokenRevocationService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Passkeys without a browser; OidcClientsIT logs in with one. */
@OidcTest
@TestPropertySource(properties = "souk.oidc.passkeys=true")
class OidcPasskeyIT {

    private static final String MANAGEMENT = "/webauthn/register";

    private final int port;
    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final TransactionOperations transaction;
    private final TokenRevocationService revocations;
    private final Audit audit;
    private final MeterRegistry meters;
    private final TestApi api;
    private final Browser browser;

    OidcPasskeyIT(
            @LocalServerPort int port,
            JdbcClient jdbc,
            JdbcOperations operations,
            TransactionOperations transaction,
            TokenRevocationService revocations,
            Audit audit,
            MeterRegistry meters) {
        this.port = port;
        this.jdbc = jdbc;
        this.operations = operations;
        this.transaction = transaction;
        this.revocations = revocations;
        this.audit = audit;
        this.meters = meters;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
    }

    @Test
    void onlyAnAdminWhoHasJustLoggedInManagesPasskeys() {
        assertThat(browser.get(MANAGEMENT).statusCode()).isEqualTo(401);
        TestCustomer customer = TestCustomer.register(api);
        logIn(customer);
        assertThat(browser.get(MANAGEMENT).statusCode()).isEqualTo(403);

        UUID admin = logInAsAdmin();
        assertThat(browser.get(MANAGEMENT).statusCode()).isEqualTo(200);
        assertThat(browser.post(MANAGEMENT, "{}").statusCode()).isEqualTo(403); // without the token of the page

        age("principal_name", admin.toString());
        assertThat(browser.get(MANAGEMENT).statusCode()).isEqualTo(403);
    }

    /** The library of passkeys brings a converter for it. */
    @Test
    void cborIsNeitherReadNorWritten() {
        api.anonymous()
                .with("Accept", "application/cbor")
                .get("/.well-known/jwks.json")
                .expect(406);
        api.anonymous()
                .with("Content-Type", "application/cbor")
                .post("/users", "{}")
                .expect(415);
    }

    @Test
    void aPasskeyLogsInOnceForEachChallenge() throws Exception {
        UUID admin = logInAsAdmin();
        var device = new Authenticator();
        add(device);
        double before = logins("success");
        Browser other = new Browser(port);

        String assertion = device.assertion(challenge(other, "/webauthn/authenticate/options"));
        assertThat(other.fetch("POST", "/login/webauthn", assertion).statusCode())
                .isEqualTo(204);

        assertThat(other.get(MANAGEMENT).statusCode()).isEqualTo(200);
        assertThat(logins("success")).isEqualTo(before + 1);
        assertThat(actions(admin)).containsExactly("login", "passkey.add", "login.passkey");
        assertThat(new Browser(port).fetch("POST", "/login/webauthn", assertion).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongSignatureUsesTheChallengeUp() throws Exception {
        logInAsAdmin();
        var device = new Authenticator();
        add(device);
        double before = logins("wrong-credentials");
        Browser other = new Browser(port);

        String good = device.assertion(challenge(other, "/webauthn/authenticate/options"));
        String tampered = good.replaceFirst("\"authenticatorData\": \"....", "\"authenticatorData\": \"AAAA");
        assertThat(other.fetch("POST", "/login/webauthn", "garbage").statusCode())
                .isEqualTo(401);
        assertThat(other.fetch("POST", "/login/webauthn", tampered).statusCode())
                .isEqualTo(401);
        assertThat(other.fetch("POST", "/login/webauthn", good).statusCode()).isEqualTo(401);
        assertThat(logins("wrong-credentials")).isEqualTo(before + 1);
    }

    @Test
    void aDeviceThatItsUserHasNotUnlockedLogsNobodyInAndIsNotAdded() throws Exception {
        logInAsAdmin();
        var device = new Authenticator();
        add(device);
        device.isUnlocked = false;
        Browser other = new Browser(port);
        String assertion = device.assertion(challenge(other, "/webauthn/authenticate/options"));
        assertThat(other.fetch("POST", "/login/webauthn", assertion).statusCode())
                .isEqualTo(401);

        var second = new Authenticator();
        second.isUnlocked = false;
        String registration = second.registration(challenge(browser, MANAGEMENT + "/options"));
        assertThat(browser.fetch("POST", MANAGEMENT, registration).statusCode()).isEqualTo(400);
    }

    @Test
    void aRegistrationThatIsWrongOrKnownIsABadRequest() throws Exception {
        logInAsAdmin();
        var device = new Authenticator();
        add(device);

        String challenge = challenge(browser, MANAGEMENT + "/options");
        assertThat(browser.fetch("POST", MANAGEMENT, device.registration(challenge))
                        .statusCode())
                .isEqualTo(400);
        challenge(browser, MANAGEMENT + "/options");
        assertThat(browser.fetch("POST", MANAGEMENT, new Authenticator().registration("b3RoZXI"))
                        .statusCode())
                .isEqualTo(400);
        String other = new Authenticator().registration(challenge(browser, MANAGEMENT + "/options"));
        String incomplete = other.replaceFirst("\"response\"", "\"other\"");
        assertThat(incomplete).isNotEqualTo(other);
        assertThat(browser.fetch("POST", MANAGEMENT, incomplete).statusCode()).isEqualTo(400);
        String label = new Authenticator()
                .registration(challenge(browser, MANAGEMENT + "/options"))
                .replace("laptop", "\\u0000");
        assertThat(label).contains("\\u0000");
        assertThat(browser.fetch("POST", MANAGEMENT, label).statusCode()).isEqualTo(400);
        assertThat(browser.fetch("DELETE", MANAGEMENT + "/!", "").statusCode()).isEqualTo(400);
    }

    @Test
    void theRemovalOfAPasskeyEndsTheLoginsOfItsOwnerAlone() throws Exception {
        UUID owner = logInAsAdmin();
        var device = new Authenticator();
        add(device);
        Browser other = new Browser(port);
        other.logIn("", admin().email(), TestCustomer.PASSWORD);

        assertThat(other.fetch("DELETE", MANAGEMENT + "/" + device.id(), "").statusCode())
                .isEqualTo(403);
        assertThat(passkeys(owner)).isOne();
        assertThat(browser.fetch("DELETE", MANAGEMENT + "/" + device.id(), "").statusCode())
                .isEqualTo(204);

        assertThat(passkeys(owner)).isZero();
        assertThat(actions(owner)).containsExactly("login", "passkey.add", "passkey.remove");
        assertThat(browser.get(MANAGEMENT).statusCode()).isEqualTo(401);
        assertThat(other.get(MANAGEMENT).statusCode()).isEqualTo(200);
    }

    @Test
    void passkeysEndWithTheRoleAndNotWithALogout() throws Exception {
        UUID admin = logInAsAdmin();
        add(new Authenticator());

        transaction.executeWithoutResult(_ -> revocations.revokeTokens(admin));
        assertThat(passkeys(admin)).isOne();
        jdbc.sql("update account set role = 'CUSTOMER' where id = ?")
                .param(admin)
                .update();
        transaction.executeWithoutResult(_ -> revocations.revokeTokens(admin));
        assertThat(passkeys(admin)).isZero();
    }

    @Test
    void aPasskeyThatIsRemovedDuringItsLoginStaysRemoved() throws Exception {
        UUID admin = logInAsAdmin();
        var device = new Authenticator();
        add(device);
        Bytes id = Bytes.fromBase64(device.id());
        var passkeys = new PasskeyRepository(
                new JdbcUserCredentialRepository(operations), operations, transaction, revocations, audit);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var removal = Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
                var found = Objects.requireNonNull(passkeys.findByCredentialId(id));
                var removed = threads.submit(() -> transaction.executeWithoutResult(_ -> {
                    jdbc.sql("set local lock_timeout = '10s'").update();
                    jdbc.sql("set local statement_timeout = '10s'").update();
                    passkeys.delete(id);
                }));
                await().until(() -> isWaiting("user_credentials"));
                passkeys.save(found);
                return removed;
            }));
            removal.get();
        }

        assertThat(passkeys(admin)).isZero();
    }

    @Test
    void aPasskeyIsNotTakenForAWrongOneWhileItsRowIsUnavailable() throws Exception {
        logInAsAdmin();
        var device = new Authenticator();
        add(device);
        Browser other = new Browser(port);
        String assertion = device.assertion(challenge(other, "/webauthn/authenticate/options"));

        var response = Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("select label from user_credentials where credential_id = ? for update")
                    .param(device.id())
                    .query(String.class)
                    .single();
            return other.fetch("POST", "/login/webauthn", assertion);
        }));

        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void aSessionBeforeTheLoginEndsAfterMinutes() throws Exception {
        logInAsAdmin();
        var device = new Authenticator();
        add(device);
        Browser other = new Browser(port);
        String assertion = device.assertion(challenge(other, "/webauthn/authenticate/options"));

        age("session_id", new String(Base64.getDecoder().decode(other.cookies().get("__Host-souk-login")), US_ASCII));

        assertThat(other.fetch("POST", "/login/webauthn", assertion).statusCode())
                .isEqualTo(401);
    }

    private UUID logInAsAdmin() {
        TestCustomer admin = admin();
        logIn(admin);
        return admin.id();
    }

    private TestCustomer admin() {
        TestCustomer admin = TestCustomer.register(api);
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(admin.id())
                .update();
        return admin;
    }

    private void logIn(TestCustomer user) {
        browser.logIn("", user.email(), TestCustomer.PASSWORD);
    }

    private void add(Authenticator device) {
        String challenge = challenge(browser, MANAGEMENT + "/options");
        assertThat(browser.fetch("POST", MANAGEMENT, device.registration(challenge))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String challenge(Browser browser, String path) {
        return OidcClient.json(browser.fetch("POST", path, ""), 200)
                .path("challenge")
                .asString();
    }

    /** Six minutes older. */
    private void age(String column, String value) {
        assertThat(jdbc.sql("update spring_session set creation_time = creation_time - 360000 where " + column + " = ?")
                        .param(value)
                        .update())
                .isOne();
    }

    private int passkeys(UUID admin) {
        return jdbc.sql("select count(*) from user_credentials where user_entity_user_id = ?")
                .param(PasskeyUsers.id(admin).toBase64UrlString())
                .query(Integer.class)
                .single();
    }

    private List<String> actions(UUID actor) {
        return jdbc.sql("select action from audit_event where actor = ? order by id")
                .param(actor)
                .query(String.class)
                .list();
    }

    private double logins(String outcome) {
        return meters.counter("souk.logins", "outcome", outcome).count();
    }

    private boolean isWaiting(String table) {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?")
                        .param("%" + table + "%")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
