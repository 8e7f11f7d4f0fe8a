package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.database.Retention;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import dev.souk.user.LockedRows;
import dev.souk.user.TestCustomer;
import dev.souk.user.oidc.OidcClient.Tokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.transaction.support.TransactionOperations;

/** What ends a login, and what does not. */
@OidcTest
class OidcRevocationIT {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Environment environment;
    private final AuthorizationRepository authorizations;
    private final TestApi api;
    private final Browser browser;
    private final OidcClient client;

    OidcRevocationIT(
            @LocalServerPort int port,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Environment environment,
            AuthorizationRepository authorizations) {
        this.authorizations = authorizations;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.environment = environment;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
        this.client = new OidcClient(browser);
    }

    @Test
    void aLogoutEverywhereEndsRefreshTokensAndLoginSessions() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);

        caller(tokens).delete("/sessions").expect(204);

        assertEnded(customer, tokens);
        client.logIn(customer);
    }

    @Test
    void aChangeOfThePasswordEndsThem() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);

        caller(tokens)
                .post(
                        "/users/me/password",
                        Map.of("current_password", TestCustomer.PASSWORD, "new_password", "a rather different phrase"))
                .expect(204);

        assertEnded(customer, tokens);
    }

    @Test
    void closingTheAccountEndsThem() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);

        caller(tokens).with("If-Match", "*").delete("/users/" + customer.id()).expect(204);

        assertEnded(customer, tokens);
    }

    /** A login that was under way when the tokens were revoked is stored after them. */
    @Test
    void aLoginOfAnOlderVersionIsNotAcceptedThoughItIsStored() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);
        String code = client.code();

        jdbc.sql("update account set token_version = token_version + 1 where id = ?")
                .param(customer.id())
                .update();

        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
        assertThat(OidcClient.error(client.exchange(code))).isEqualTo("invalid_grant");
        assertThat(pageOfAuthorization()).isEqualTo("/login");
    }

    /** Both have read the row; the lock of the test decides that the revocation writes first. */
    @Test
    void aRefreshDuringTheRevocationByAClientDoesNotUndoIt() {
        List<HttpResponse<String>> responses = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            String token =
                                    client.logIn(TestCustomer.register(api)).refreshToken();
                            return new LockedRows(jdbc, transaction)
                                    .callBoth(
                                            "select id from oauth2_authorization where refresh_token_value = ? for update",
                                            List.of(token),
                                            () -> browser.post(
                                                    "/oauth2/revoke", Map.of("token", token, "client_id", "souk-cli")),
                                            () -> client.refresh(token));
                        },
                        both -> both != null && both.stream().noneMatch(response -> response.statusCode() >= 500));

        assertThat(responses.getFirst().statusCode()).isEqualTo(200);
        assertThat(OidcClient.error(responses.getLast())).isEqualTo("invalid_grant");
    }

    /** As two calls at the same time: what the second has read is older than what the first has done. */
    @Test
    void theRevocationOfAnAccessTokenDoesNotUndoThatOfTheRefreshToken(@Autowired OAuth2AuthorizationService service)
            throws Exception {
        Tokens tokens = client.logIn(TestCustomer.register(api));
        var read = Objects.requireNonNull(service.findByToken(tokens.accessToken(), null));
        browser.post("/oauth2/revoke", Map.of("token", tokens.refreshToken(), "client_id", "souk-cli"));

        service.save(OAuth2Authorization.from(read)
                .invalidate(Objects.requireNonNull(read.getAccessToken()).getToken())
                .build());

        assertThat(service.findById(read.getId())).isNull();
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
    }

    /** Found by a review: the row was inserted again. */
    @Test
    void theRevocationOfAnIdTokenDoesNotUndoThatOfTheRefreshToken(@Autowired OAuth2AuthorizationService service) {
        Tokens tokens = client.logIn(TestCustomer.register(api));
        var read = Objects.requireNonNull(service.findByToken(tokens.idToken(), null));
        browser.post("/oauth2/revoke", Map.of("token", tokens.refreshToken(), "client_id", "souk-cli"));

        service.save(OAuth2Authorization.from(read)
                .invalidate(
                        Objects.requireNonNull(read.getToken(OidcIdToken.class)).getToken())
                .build());

        assertThat(service.findById(read.getId())).isNull();
    }

    /** Who has read a key in the database may have read the refresh tokens beside it. */
    @Test
    void replacingTheKeysAfterOneHasLeakedEndsAllLogins() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);
        TestCustomer admin = TestCustomer.register(api);
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(admin.id())
                .update();
        ApiClient asAdmin = api.withToken(api.anonymous()
                .post("/sessions", Map.of("email", admin.email(), "password", TestCustomer.PASSWORD))
                .expect(200)
                .json()
                .path("access_token")
                .asString());

        asAdmin.post("/admin/signing-keys/rotation", "").expect(204);

        assertEnded(customer, tokens);
        client.logIn(customer);
    }

    /** Found by a review: of very many logins, the keys could not be replaced. */
    @Test
    void noStatementEndsSoManyLoginsThatItExceedsItsTimeLimit() {
        var principal = OidcRevocationIT.class.getName();

        assertThat(Stream.generate(() -> endsLoginsInTime(principal)).limit(3).anyMatch(inTime -> inTime))
                .isTrue();

        assertThat(jdbc.sql("select count(*) from oauth2_authorization where principal_name = ?")
                        .param(principal)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Three times, since a busy machine may stall. */
    private boolean endsLoginsInTime(String principal) {
        try {
            transaction.executeWithoutResult(_ -> {
                jdbc.sql("set local statement_timeout = 0").update();
                jdbc.sql("insert into oauth2_authorization"
                                + " (id, registered_client_id, principal_name, authorization_grant_type)"
                                + " select gen_random_uuid(), 'any', ?, 'any' from generate_series(1, 150000)")
                        .param(principal)
                        .update();
                jdbc.sql("set local statement_timeout = '300ms'").update();
                authorizations.onRevocationOfAll();
            });
            return true;
        } catch (DataAccessException exceeded) {
            return false;
        }
    }

    @Test
    void aLoginSessionEndsAfterItsLifetime() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);

        jdbc.sql("update spring_session set expiry_time = 1, last_access_time = 1 where principal_name = ?")
                .param(customer.id().toString())
                .update();

        assertThat(pageOfAuthorization()).isEqualTo("/login");
    }

    @Test
    void aLoginSessionEndsAfterEightHoursThoughItIsUsed() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);
        String page = client.with("redirect_uri", OidcClient.SWAGGER); // a program needs a login of its own before

        age(customer, Duration.ofHours(7));
        assertThat(Browser.location(client.authorize(page))).contains("?code=");
        age(customer, Duration.ofHours(1));
        assertThat(Browser.location(client.authorize(page))).contains("/login?");
    }

    private void age(TestCustomer customer, Duration more) {
        jdbc.sql("update spring_session set creation_time = creation_time - ? where principal_name = ?")
                .params(more.toMillis(), customer.id().toString())
                .update();
    }

    @Test
    void loginsAndSessionsThatHaveExpiredAreDeleted(@Autowired List<Retention> retentions) {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);
        jdbc.sql("update spring_session set expiry_time = 1 where principal_name = ?")
                .param(customer.id().toString())
                .update();
        jdbc.sql("update oauth2_authorization set authorization_code_expires_at = null, access_token_expires_at = null,"
                        + " oidc_id_token_expires_at = null, refresh_token_expires_at = now() - interval '11 minutes'"
                        + " where principal_name = ?")
                .param(customer.id().toString())
                .update();

        retentions.forEach(Retention::sweep);

        assertThat(rows("oauth2_authorization", customer)).isZero();
        assertThat(rows("spring_session", customer)).isZero();
    }

    @Test
    void instancesShareLoginsCodesAndTokens() throws Exception {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);
        String code = client.code();

        try (var second = secondInstance()) {
            int otherPort = Objects.requireNonNull(second.getEnvironment().getProperty("local.server.port", int.class));
            Browser elsewhere = browser.at(otherPort);
            Tokens refreshed = Tokens.of(client.at(elsewhere).refresh(tokens.refreshToken()));
            Tokens.of(client.at(elsewhere).exchange(code));
            String page =
                    client.with("redirect_uri", OidcClient.SWAGGER); // for a program the login may be too old by now
            assertThat(Browser.location(client.at(elsewhere).authorize(page))).contains("?code=");

            assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
            assertThat(OidcClient.error(client.at(elsewhere).refresh(refreshed.refreshToken())))
                    .isEqualTo("invalid_grant");
        }
    }

    private ConfigurableApplicationContext secondInstance() throws ClassNotFoundException {
        String[] arguments = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "spring.kafka.bootstrap-servers",
                        "spring.kafka.security.protocol",
                        "spring.kafka.consumer.group-id",
                        "eureka.client.enabled",
                        "souk.oidc.machine-secret",
                        "souk.oidc.page-secret")
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Class.forName("dev.souk.user.UserServiceApplication")).run(arguments);
    }

    private void assertEnded(TestCustomer customer, Tokens tokens) {
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
        assertThat(pageOfAuthorization()).isEqualTo("/login");
        assertThat(rows("oauth2_authorization", customer)).isZero();
        assertThat(rows("spring_session", customer)).isZero();
    }

    private int rows(String table, TestCustomer customer) {
        return jdbc.sql("select count(*) from %s where principal_name = ?".formatted(table))
                .param(customer.id().toString())
                .query(Integer.class)
                .single();
    }

    private String pageOfAuthorization() {
        return URI.create(Browser.location(client.authorize("?" + Browser.form(client.request()))))
                .getPath();
    }

    private ApiClient caller(Tokens tokens) {
        return api.withToken(tokens.accessToken());
    }
}
