package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.oidc.OidcClient.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What users and clients do. */
@OidcTest
class OidcLoginIT {

    private final int port;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final TestApi api;
    private final Browser browser;
    private final OidcClient client;

    OidcLoginIT(@LocalServerPort int port, JdbcClient jdbc, TransactionOperations transaction) {
        this.port = port;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
        this.client = new OidcClient(browser);
    }

    @Test
    void aLoginByThePageGivesAnAccessTokenAsOfPostSessions() throws Exception {
        TestCustomer customer = TestCustomer.register(api);

        Tokens tokens = client.logIn(customer);

        var token = SignedJWT.parse(tokens.accessToken());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        var keys = JWKSet.parse(
                api.anonymous().get("/.well-known/jwks.json").expect(200).text());
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://souk.example");
        assertThat(claims.getAudience()).containsExactly("souk");
        assertThat(claims.getSubject()).isEqualTo(customer.id().toString());
        assertThat(claims.getClaims())
                .containsEntry("client_id", "souk-cli")
                .containsEntry("role", "CUSTOMER")
                .containsEntry("token_version", 1L)
                .containsKey("jti");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
        api.withToken(tokens.accessToken()).get("/users/me").expect(200);
        api.withToken(tokens.idToken()).get("/users/me").expect(401);
    }

    @Test
    void theIdTokenIsForTheClientAndHasNonceAndTimeOfTheLoginAndNoPersonalData() {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        JWTClaimsSet identity = tokens.identity();
        assertThat(identity.getAudience()).containsExactly("souk-cli");
        assertThat(identity.getClaims())
                .containsEntry("nonce", OidcClient.NONCE)
                .containsKeys("sid", "auth_time")
                .doesNotContainKeys("email", "name", "role");
        assertThat(((Number) identity.getClaim("auth_time")).longValue())
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
    }

    @Test
    void userInfoHasEmailAndNameWithTheirScopesOnly() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens all = client.logIn(customer);
        String code = OidcClient.query(Browser.location(client.authorize(client.with("scope", "openid"))))
                .getOrDefault("code", "");
        Tokens few = Tokens.of(client.exchange(code));

        assertThat(userInfo(all)).isEqualTo("""
                        {"sub":"%s","role":"CUSTOMER","email":"%s","name":"Ada"}""".formatted(customer.id(), customer.email()));
        assertThat(userInfo(few)).isEqualTo("""
                        {"sub":"%s","role":"CUSTOMER"}""".formatted(customer.id()));
    }

    @Test
    void whoIsLoggedInGetsTheNextCodeWithoutThePage() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);

        Tokens second = Tokens.of(client.exchange(client.code()));

        assertThat(second.access().getSubject()).isEqualTo(customer.id().toString());
    }

    @Test
    void aRefreshGivesNewTokensUntilTheTimeOfTheFirstOne() {
        Tokens first = client.logIn(TestCustomer.register(api));
        Timestamp end = refreshTokenEnd(first);

        Tokens second = Tokens.of(client.refresh(first.refreshToken()));
        Tokens third = Tokens.of(client.refresh(second.refreshToken()));

        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(third.access().getJWTID()).isNotEqualTo(second.access().getJWTID());
        assertThat(third.identity().getSubject()).isEqualTo(first.identity().getSubject());
        assertThat(refreshTokenEnd(third)).isEqualTo(end);
        api.withToken(third.accessToken()).get("/users/me").expect(200);
    }

    @Test
    void discoveryDescribesWhatThereIs() {
        JsonNode json = OidcClient.json(browser.get("/.well-known/openid-configuration"), 200);

        assertThat(json.path("issuer").asString()).isEqualTo("https://souk.example");
        assertThat(json.path("jwks_uri").asString()).isEqualTo("https://souk.example/.well-known/jwks.json");
        assertThat(json.path("authorization_endpoint").asString()).isEqualTo("https://souk.example/oauth2/authorize");
        assertThat(json.path("pushed_authorization_request_endpoint").asString())
                .isEqualTo("https://souk.example/oauth2/par");
        assertThat(json.path("end_session_endpoint").asString()).isEqualTo("https://souk.example/connect/logout");
        assertThat(json.path("id_token_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\"]");
        assertThat(json.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(json.path("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\",\"client_credentials\"]");
        assertThat(json.has("tls_client_certificate_bound_access_tokens")).isFalse();
        JsonNode oauth = OidcClient.json(browser.get("/.well-known/oauth-authorization-server"), 200);
        assertThat(oauth.path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"client_secret_basic\",\"none\"]");
    }

    @Test
    void aConfidentialClientPushesItsRequestAndAsksForTheStateOfTokens() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);
        Browser web = browser.with("Authorization", basic("web", OidcTest.WEB_SECRET));
        Map<String, String> request = client.request();
        request.put("client_id", "web");
        request.put("redirect_uri", "https://web.example/callback");
        request.put("scope", "openid email");

        JsonNode pushed = OidcClient.json(web.post("/oauth2/par", request), 201);
        String query = "?"
                + Browser.form(Map.of(
                        "client_id",
                        "web",
                        "request_uri",
                        pushed.path("request_uri").asString()));
        String location = Browser.location(client.authorize(query));
        assertThat(location).startsWith("https://web.example/callback?code=");
        assertThat(client.authorize(query).statusCode()).isEqualTo(400); // once

        Tokens own = Tokens.of(client.exchange(client.code()));
        assertThat(isActive(web, own.accessToken())).isTrue();
        var ofAnybody = Map.of("token", own.accessToken(), "client_id", "souk-cli");
        assertThat(browser.with("Accept", "application/json")
                        .post("/oauth2/introspect", ofAnybody)
                        .statusCode())
                .isEqualTo(401);
    }

    /** Found by a review: the name of a grant made strangers a client, whose requests are rows. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/par", "/oauth2/introspect"})
    void aPublicClientPushesNoRequestAndAsksForNoToken(String path) {
        assertRefused(path, Map.of("grant_type", "refresh_token"));
    }

    /**
     * Found by a review: the library takes a code with its verifier, also one that was redeemed, for a client anywhere.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/par", "/oauth2/introspect"})
    void aCodeAndItsVerifierAreNoClientWhereTheCodeIsNotRedeemed(String path) {
        client.logIn(TestCustomer.register(api));
        String code = client.code();
        Tokens.of(client.exchange(code));

        assertRefused(
                path, Map.of("grant_type", "authorization_code", "code", code, "code_verifier", client.verifier()));
    }

    private void assertRefused(String path, Map<String, String> credentials) {
        Map<String, String> request = client.request();
        request.putAll(credentials);
        request.put("token", "a token");

        assertThat(browser.with("Accept", "application/json")
                        .post(path, request)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void toAskForTheStateOfARefreshTokenThatWasReplacedEndsNothing() {
        Tokens first = client.logIn(TestCustomer.register(api));
        Tokens second = Tokens.of(client.refresh(first.refreshToken()));

        assertThat(isActive(browser.with("Authorization", basic("web", OidcTest.WEB_SECRET)), first.refreshToken()))
                .isFalse();

        Tokens.of(client.refresh(second.refreshToken()));
    }

    /** A thief has used it. Revoking it then is no less a use. */
    @Test
    void revokingARefreshTokenThatWasReplacedEndsItsSuccessors() {
        Tokens first = client.logIn(TestCustomer.register(api));
        Tokens second = Tokens.of(client.refresh(first.refreshToken()));

        browser.post("/oauth2/revoke", Map.of("token", first.refreshToken(), "client_id", "souk-cli"));

        assertThat(OidcClient.error(client.refresh(second.refreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void aPublicClientRevokesItsRefreshToken() {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        var revoked = browser.post("/oauth2/revoke", Map.of("token", tokens.refreshToken(), "client_id", "souk-cli"));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void aClientLogsTheUserOutAndTheBrowserComesBack() {
        Tokens tokens = client.logIn(TestCustomer.register(api));
        String logout = "/connect/logout?"
                + Browser.form(Map.of(
                        "id_token_hint", tokens.idToken(),
                        "post_logout_redirect_uri", "https://souk.example/",
                        "state", "bye"));

        assertThat(browser.get(logout.replace("souk.example", "evil.example")).statusCode())
                .isEqualTo(400);
        assertThat(client.code()).isNotEmpty();
        assertThat(Browser.location(browser.get(logout))).isEqualTo("https://souk.example/?state=bye");

        assertThat(browser.cookies()).doesNotContainKey("__Host-souk-login");
        assertThat(URI.create(Browser.location(client.authorize("?" + Browser.form(client.request()))))
                        .getPath())
                .isEqualTo("/login");
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void theLogoutOfAClientEndsItsTokenAndTheLoginAlsoIfThatIsANewerOne() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);
        browser.cookies().clear();
        client.logIn(customer);

        var response = browser.get("/connect/logout?" + Browser.form(Map.of("id_token_hint", tokens.idToken())));

        assertThat(response.statusCode()).isLessThan(400);
        assertThat(browser.cookies()).doesNotContainKey("__Host-souk-login");
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void aLogoutThatCannotBeWrittenSaysSo() {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("lock table oauth2_authorization in share mode").update(); // reads pass
            var response = browser.get("/connect/logout?" + Browser.form(Map.of("id_token_hint", tokens.idToken())));
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).doesNotContain("SQL");
        });
    }

    @Test
    void whileTheDatabaseIsUnavailableUserInfoAndLogoutSaySo() {
        Tokens tokens = client.logIn(TestCustomer.register(api));
        String logout = "/connect/logout?" + Browser.form(Map.of("id_token_hint", tokens.idToken()));

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("lock table oauth2_authorization").update();
            var withToken = new Browser(port).with("Authorization", "Bearer " + tokens.accessToken());
            assertThat(List.of(withToken.get("/userinfo"), new Browser(port).get(logout)))
                    .allSatisfy(response -> {
                        assertThat(response.statusCode()).isEqualTo(503);
                        assertThat(response.headers().firstValue("Retry-After")).isPresent();
                        assertThat(response.body()).doesNotContain("SQL");
                    });
        });
    }

    @Test
    void aRequestWithoutAPageFailsIfNobodyIsLoggedIn() {
        String location = Browser.location(client.authorize(client.with("prompt", "none")));

        assertThat(OidcClient.query(location)).containsEntry("error", "login_required");
    }

    @Test
    void aPostToTheAuthorizationEndpointIsAsGoodAsAGet() {
        URI login = URI.create(Browser.location(browser.post("/oauth2/authorize", client.request())));

        assertThat(OidcClient.query(login.toString())).containsAllEntriesOf(client.request());
    }

    /** The service knows neither the port nor the scheme that the gateway was called at. */
    @Test
    void redirectsAreRelativeToTheAddressThatTheBrowserKnows() {
        assertThat(Browser.location(client.authorize("?" + Browser.form(client.request()))))
                .startsWith("/login?");
    }

    @Test
    void theLoginPageNeedsNoScriptAndNothingElse() {
        var page = browser.get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.body()).doesNotContain("<script", "{{", "src=", "href=");
        var another = new Browser(port); // the first one has its cookie, and gets none again
        assertThat(another.get("/login?response_type=code").headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-souk-csrf=")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "Path=/"));
    }

    @Test
    void withoutTheirPropertyThereAreNoPasskeys(@Autowired ApplicationContext context) {
        assertThat(context.containsBean("passkeyFilterChain")).isFalse();
        assertThat(browser.get("/default-ui.css").statusCode()).isEqualTo(401);
        assertThat(browser.get("/login").body()).doesNotContain("passkey", "{{");
    }

    @Test
    void theLoginPageIsNoOperationOfTheApi() {
        assertThat(api.anonymous().get("/v3/api-docs").expect(200).text())
                .contains("\"/sessions\"")
                .doesNotContain("\"/login\"");
    }

    private String userInfo(Tokens tokens) {
        return browser.with("Authorization", "Bearer " + tokens.accessToken())
                .get("/userinfo")
                .body();
    }

    private Timestamp refreshTokenEnd(Tokens tokens) {
        return jdbc.sql("select refresh_token_expires_at from oauth2_authorization where refresh_token_value = ?")
                .param(tokens.refreshToken())
                .query(Timestamp.class)
                .single();
    }

    private static boolean isActive(Browser web, String token) {
        return OidcClient.json(web.post("/oauth2/introspect", Map.of("token", token)), 200)
                .path("active")
                .asBoolean();
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
