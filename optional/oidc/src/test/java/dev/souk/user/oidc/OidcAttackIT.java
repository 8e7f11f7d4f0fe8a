package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.audit.Audit;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.oidc.OidcClient.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What attackers try. */
@OidcTest
class OidcAttackIT {

    private static final int FAILURES = 10;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TestApi api;
    private final int port;
    private final Browser browser;
    private final OidcClient client;

    OidcAttackIT(@LocalServerPort int port, JdbcClient jdbc, Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.port = port;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.browser = new Browser(port);
        this.client = new OidcClient(browser);
    }

    @Test
    void aStolenCodeIsWorthNothingWithoutTheVerifier() {
        String code = client.codeAfterLogin(TestCustomer.register(api));

        assertThat(OidcClient.error(client.exchange(code, "another-verifier-of-forty-three-characters-0")))
                .isEqualTo("invalid_grant");
        assertThat(new Browser(port)
                        .post(
                                "/oauth2/token",
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "client_id",
                                        "souk-cli",
                                        "code",
                                        code,
                                        "redirect_uri",
                                        OidcClient.REDIRECT))
                        .statusCode())
                .isEqualTo(401);
        Tokens.of(client.exchange(code)); // it still works for its client
    }

    @Test
    void codesAndRefreshTokensAreWorthNothingToAnotherClient() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);
        Browser web = browser.with("Authorization", OidcLoginIT.basic("web", OidcTest.WEB_SECRET));

        assertThat(OidcClient.error(new OidcClient(web).exchange(client.code())))
                .isEqualTo("invalid_grant");
        assertThat(OidcClient.error(web.post(
                        "/oauth2/token",
                        Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))))
                .isEqualTo("invalid_grant");

        Tokens.of(client.refresh(tokens.refreshToken())); // it still works for its client
    }

    @Test
    void aResponseNamesItsIssuerSoThatAClientNoticesAnotherOne() {
        client.logIn(TestCustomer.register(api));

        String response = Browser.location(client.authorize("?" + Browser.form(client.request())));
        String error = Browser.location(client.authorize(client.with("scope", "openid admin")));

        assertThat(OidcClient.query(response)).containsKey("code").containsEntry("iss", "https://souk.example");
        assertThat(OidcClient.query(error)).containsKey("error").containsEntry("iss", "https://souk.example");
    }

    /** Found by a review: any page may lead the browser here, and any program may listen at the loopback address. */
    @Test
    void aProgramGetsACodeSoonAfterALoginOnly() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);
        Map<String, String> confidential = client.request();
        confidential.put("client_id", "web");
        confidential.put("redirect_uri", "https://web.example/callback");
        confidential.put("scope", "openid");

        jdbc.sql("update spring_session set creation_time = creation_time - 31000 where principal_name = ?")
                .param(customer.id().toString())
                .update();

        String toLogin = Browser.location(client.authorize("?" + Browser.form(client.request())));
        assertThat(toLogin).startsWith("/login?");
        assertThat(Browser.location(browser.get("/oauth2/%61uthorize?" + Browser.form(client.request()))))
                .doesNotContain("code=");
        assertThat(OidcClient.query(Browser.location(client.authorize(client.with("prompt", "none")))))
                .containsEntry("error", "login_required");
        assertThat(Browser.location(client.authorize("?" + Browser.form(confidential))))
                .startsWith("https://web.example/callback?code=");
        assertThat(Browser.location(client.authorize(client.with("redirect_uri", OidcClient.SWAGGER))))
                .startsWith(OidcClient.SWAGGER + "?code=");
        var loggedIn = browser.logIn(toLogin.replace("/login", ""), customer.email(), TestCustomer.PASSWORD);
        assertThat(Browser.location(browser.follow(loggedIn))).startsWith(OidcClient.REDIRECT + "?code=");
    }

    /** Found by a review: each is a row for hours. */
    @Test
    void ofManyLoginsOfACustomerTheOldestEnd() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens oldest = client.logIn(customer);
        Tokens latest = Tokens.of(client.exchange(client.code()));

        for (int number = 1; number < 100; number++) {
            Tokens.of(client.exchange(client.code()));
        }
        client.code(); // the next login

        assertThat(OidcClient.error(client.refresh(oldest.refreshToken()))).isEqualTo("invalid_grant");
        Tokens.of(client.refresh(latest.refreshToken())); // the others are not taken for stolen
        assertThat(rows(customer)).isEqualTo(100 + 1);
    }

    /** Found by a review: a page of anybody may lead the browser of a customer to the provider, again and again. */
    @Test
    void codesThatNobodyRedeemsEndNoLogin() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens tokens = client.logIn(customer);

        for (int number = 1; number < 105; number++) {
            client.code();
        }

        Tokens.of(client.refresh(tokens.refreshToken()));
        assertThat(rows(customer)).isEqualTo(100 + 1);
    }

    private int rows(TestCustomer customer) {
        return jdbc.sql("select count(*) from oauth2_authorization where principal_name = ?")
                .param(customer.id().toString())
                .query(int.class)
                .single();
    }

    @Test
    void aCodeThatIsUsedAgainRevokesItsTokens() {
        TestCustomer customer = TestCustomer.register(api);
        String code = client.codeAfterLogin(customer);
        Tokens tokens = Tokens.of(client.exchange(code));

        assertThat(OidcClient.error(client.exchange(code))).isEqualTo("invalid_grant");

        api.withToken(tokens.accessToken()).get("/users/me").expect(401);
        assertThat(OidcClient.error(client.refresh(tokens.refreshToken()))).isEqualTo("invalid_grant");
        assertThat(reuses(customer)).isEqualTo(1);
    }

    @Test
    void aRefreshTokenThatIsUsedAgainRevokesItsSuccessors() {
        TestCustomer customer = TestCustomer.register(api);
        Tokens first = client.logIn(customer);
        Tokens second = Tokens.of(client.refresh(first.refreshToken()));
        Tokens third = Tokens.of(client.refresh(second.refreshToken()));

        assertThat(OidcClient.error(client.refresh(first.refreshToken()))).isEqualTo("invalid_grant");

        assertThat(OidcClient.error(client.refresh(third.refreshToken()))).isEqualTo("invalid_grant");
        api.withToken(third.accessToken()).get("/users/me").expect(401);
        assertThat(reuses(customer)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", ".x", "nobody.x"})
    void aRefreshTokenThatNeverWasIsRefused(String token) {
        assertThat(OidcClient.error(client.refresh(token))).isEqualTo("invalid_grant");
    }

    @Test
    void ofConcurrentUsesOfOneRefreshTokenAtMostOneSucceeds() throws Exception {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        assertThat(successes(() -> client.refresh(tokens.refreshToken()))).isLessThanOrEqualTo(1);
    }

    @Test
    void ofConcurrentUsesOfOneCodeAtMostOneSucceeds() throws Exception {
        String code = client.codeAfterLogin(TestCustomer.register(api));

        assertThat(successes(() -> client.exchange(code))).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4711/callback/",
                "http://127.0.0.1:4711/Callback",
                "http://127.0.0.1:4711/callback/../other",
                "http://127.0.0.1:4711/callback?next=/",
                "http://127.0.0.1:4711/callback#fragment",
                "http://user@127.0.0.1:4711/callback",
                "http://127.0.0.1@evil.example/callback",
                "https://127.0.0.1:4711/callback",
                "http://127.0.0.2:4711/callback",
                "http://localhost:4711/callback",
                "https://souk.example:444/swagger-ui/oauth2-redirect.html",
                "https://souk.example.evil.example/swagger-ui/oauth2-redirect.html",
                "https://SOUK.example/swagger-ui/oauth2-redirect.html",
                "https://evil.example/",
                "//evil.example/",
                "javascript:alert(1)"
            })
    void anotherRedirectUriIsRefusedBeforeTheLoginAndWithoutARedirect(String uri) {
        assertThat(client.authorize(client.with("redirect_uri", uri)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pkceCannotBeLeftOutOrWeakened() {
        assertError("code_challenge", "");
        assertError("code_challenge_method", "plain");
        assertError("code_challenge_method", "");
    }

    /** A code that was got without it could be used by whoever has stolen it from the browser. */
    @Test
    void aSecretDoesNotReplacePkce() {
        Map<String, String> request = client.request();
        request.put("client_id", "souk-page");
        request.put("redirect_uri", "https://souk.example/bff/callback");
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        String location = Browser.location(client.authorize("?" + Browser.form(request)));

        assertThat(location).startsWith("https://souk.example/bff/callback?");
        assertThat(OidcClient.query(location)).containsEntry("error", "invalid_request");
    }

    @Test
    void aCodeIsWorthNothingWithAnotherRedirectUri() {
        String code = client.codeAfterLogin(TestCustomer.register(api));

        assertThat(OidcClient.error(client.exchange(code, Map.of("redirect_uri", "http://127.0.0.1:4712/callback"))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void anotherResponseTypeScopeOrClientIsRefused() {
        assertThat(client.authorize(client.with("response_type", "token")).statusCode())
                .isEqualTo(400);
        assertThat(client.authorize(client.with("client_id", "nobody")).statusCode())
                .isEqualTo(400);
        assertThat(OidcClient.query(Browser.location(client.authorize(client.with("scope", "openid admin")))))
                .containsEntry("error", "invalid_scope");
        assertThat(client.authorize(client.with("client_id", "souk-machine")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void afterTheLoginTheBrowserComesToTheAuthorizationEndpointOnly() {
        TestCustomer customer = TestCustomer.register(api);

        for (String query :
                List.of("?next=https://evil.example", "?//evil.example", "?continue=%0d%0aSet-Cookie:a=b")) {
            URI location = URI.create(
                    Browser.location(new Browser(port).logIn(query, customer.email(), TestCustomer.PASSWORD)));
            assertThat(location.getAuthority()).isNull();
            assertThat(location.getPath()).isEqualTo("/oauth2/authorize");
        }
    }

    @Test
    void aFormOfAnotherPageLogsNobodyIn() {
        TestCustomer customer = TestCustomer.register(api);
        Map<String, String> credentials = Map.of("email", customer.email(), "password", TestCustomer.PASSWORD);

        assertThat(browser.post("/login", credentials).statusCode()).isEqualTo(403);
        String token = Browser.csrf(new Browser(port).get("/login").body());
        var forged = new java.util.HashMap<>(credentials);
        forged.put("_csrf", token); // of another browser
        assertThat(browser.post("/login", forged).statusCode()).isEqualTo(403);
        assertThat(browser.cookies()).doesNotContainKey("__Host-souk-login");
    }

    /** A link to the page with credentials in its address would log its victim in as somebody else. */
    @Test
    void credentialsInTheAddressLogNobodyIn() {
        TestCustomer victim = TestCustomer.register(api);
        TestCustomer attacker = TestCustomer.register(api);
        var ofAttacker = Map.of("email", attacker.email(), "password", TestCustomer.PASSWORD);

        browser.logIn("?" + Browser.form(ofAttacker), victim.email(), TestCustomer.PASSWORD);

        assertThat(Tokens.of(client.exchange(client.code())).access().getSubject())
                .isEqualTo(victim.id().toString());
    }

    /** Found by a review: the library reads all of them when a code is redeemed. */
    @Test
    void ofManySessionsOfACustomerTheOldestEnd() {
        TestCustomer customer = TestCustomer.register(api);
        client.logIn(customer);
        String insert = """
                insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,
                    expiry_time, principal_name)
                select gen_random_uuid(), gen_random_uuid(), 0, 0, 1800, 4102444800000, ? from generate_series(1, 150)
                """;
        jdbc.sql(insert).param(customer.id().toString()).update();

        Tokens.of(client.exchange(client.code()));

        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(customer.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void aSessionThatWasPlantedBeforeTheLoginIsWorthNothing() {
        var attacker = new Browser(port);
        attacker.logIn("", TestCustomer.register(api).email(), TestCustomer.PASSWORD);
        String planted = attacker.cookies().getOrDefault("__Host-souk-login", "");
        browser.cookies().put("__Host-souk-login", planted);

        browser.logIn("", TestCustomer.register(api).email(), TestCustomer.PASSWORD);

        assertThat(browser.cookies().get("__Host-souk-login")).isNotEqualTo(planted);
        var asAttacker = new OidcClient(attacker).authorize("?" + Browser.form(client.request()));
        assertThat(URI.create(Browser.location(asAttacker)).getPath()).isEqualTo("/login");
    }

    @Test
    void guessingByThePageIsThrottledAsByPostSessions() {
        audit.writeTallies(); // those of other tests, beside which only some kinds have a row
        TestCustomer customer = TestCustomer.register(api);
        for (int attempt = 0; attempt < FAILURES; attempt++) {
            var wrong = browser.logIn("", customer.email(), "battery staple");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
        }

        var throttled = browser.logIn("", customer.email(), TestCustomer.PASSWORD);

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 300L);
        assertThat(throttled.body()).contains("Too many logins have failed", customer.email());
        api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", TestCustomer.PASSWORD))
                .expect(429);
        audit.writeTallies();
        assertThat(jdbc.sql("select action from audit_event where object = 'POST /login'")
                        .query(String.class)
                        .list())
                .contains("request.unauthenticated", "request.throttled");
    }

    @Test
    void theTextOfAFormIsShownAsText() {
        var page = browser.logIn("", "\"><script>alert(1)</script>", "battery staple");

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void anAccessTokenIsNoLoginAtTheAuthorizationEndpoint() {
        TestCustomer customer = TestCustomer.register(api);
        String token = api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", TestCustomer.PASSWORD))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        Browser bearer = browser.with("Authorization", "Bearer " + token);

        assertThat(URI.create(Browser.location(bearer.get("/oauth2/authorize?" + Browser.form(client.request()))))
                        .getPath())
                .isEqualTo("/login");
        assertThat(bearer.get("/userinfo").statusCode()).isEqualTo(401); // it was not given to a client
    }

    @Test
    void aSecretIsRefusedInTheAddressAndAWrongOneEverywhere() {
        assertThat(browser.post(
                                "/oauth2/token?client_id=souk-machine&client_secret=" + OidcTest.MACHINE_SECRET,
                                Map.of("grant_type", "client_credentials"))
                        .statusCode())
                .isIn(400, 401);
        assertThat(browser.with("Authorization", "Basic c291ay1tYWNoaW5lOndyb25n")
                        .post("/oauth2/token", Map.of("grant_type", "client_credentials"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.post(
                                "/oauth2/token",
                                Map.of("grant_type", "client_credentials", "client_id", "souk-machine"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.post(
                                "/oauth2/token",
                                Map.of("grant_type", "refresh_token", "client_id", "web", "refresh_token", "x"))
                        .statusCode())
                .isEqualTo(401); // it has a secret
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        assertThat(browser.post("/oauth2/token", "grant_type=refresh_token&client_id=souk-cli&refresh_token=%00")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/oauth2/token", "grant_type=%zz").statusCode()).isEqualTo(400);
        assertThat(browser.post("/oauth2/token", "a=" + "b".repeat(17_000)).statusCode())
                .isEqualTo(413);
        assertThat(browser.get("/oauth2/authorize?client_id=souk-cli&request_uri=%00")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLoginThatNoAccountCanHaveCostsNoHash(@Autowired MeterRegistry meters) {
        Counter wrong = meters.counter("souk.logins", "outcome", "wrong-credentials");
        double before = wrong.count();

        assertThat(browser.logIn("", "zoë@souk.example", "battery staple").statusCode())
                .isEqualTo(401);
        assertThat(wrong.count()).isEqualTo(before);
    }

    private void assertError(String parameter, String value) {
        String location = Browser.location(client.authorize(client.with(parameter, value)));
        assertThat(location).startsWith(OidcClient.REDIRECT);
        assertThat(OidcClient.query(location))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("code");
    }

    private static long successes(Callable<HttpResponse<String>> use) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var responses =
                    threads.invokeAll(Stream.generate(() -> use).limit(8).toList());
            long successes = 0;
            for (var response : responses) {
                successes += response.get().statusCode() == 200 ? 1 : 0;
            }
            return successes;
        }
    }

    private int reuses(TestCustomer customer) {
        return jdbc.sql("select count(*) from audit_event where action = 'login.token-reuse' and actor = ?")
                .param(customer.id())
                .query(Integer.class)
                .single();
    }
}
