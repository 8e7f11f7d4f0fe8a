package dev.souk.bff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** How often this service asks the provider for tokens, and what its errors lead to. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.hikari.connection-timeout=10000") // on a busy machine, ten calls take longer
@ContextConfiguration(initializers = InfrastructureInitializer.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ProviderCallsIT {

    private static final String API = "/bff/api/any";
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final HostileProvider PROVIDER = HostileProvider.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final SessionRepository<? extends Session> sessions;

    ProviderCallsIT(@LocalServerPort int port, SessionRepository<? extends Session> sessions) {
        this.port = port;
        this.sessions = sessions;
    }

    /** The provider is the shop, too, and has none of its paths. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("souk.token.provider.issuer", PROVIDER::issuer);
        properties.add("souk.bff.shop", PROVIDER::issuer);
        properties.add("souk.bff.authorization-parameters.audience", () -> "souk");
        properties.add("souk.bff.client-secret", () -> "a-secret-of-this-test-only-0123456789");
    }

    @BeforeEach
    void giveTokens() {
        PROVIDER.refuse("");
        PROVIDER.take(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        HTTP.close();
    }

    @Test
    void aLoginBeginsWithTheParametersThatTheProviderWants() {
        assertThat(call("/bff/login/souk", "none").join().headers().firstValue("Location"))
                .hasValueSatisfying(
                        address -> assertThat(address).contains("&audience=souk", "&code_challenge_method=S256"));
    }

    /** Found by a review: each redeemed the code, for which a provider ends all that it has given for it. */
    @Test
    void ofCallbacksThatArriveAtOnceOneRedeemsTheCode() {
        PROVIDER.give("no token");
        PROVIDER.take(Duration.ofMillis(300));
        String session = TestLogins.begin(sessions, Map.of());
        String address = call("/bff/login/souk", session)
                .join()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String callback = "/bff/callback?code=any&state=" + address.replaceFirst(".*[?&]state=([^&]+).*", "$1");

        var calls = Stream.generate(() -> call(callback, session)).limit(8).toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(302));
        assertThat(PROVIDER.requests()).isEqualTo(1);
    }

    /** Found by a review: each but the first was 503 for as long as the page called. */
    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "interaction_required", "consent_required", "unauthorized_client"})
    void aLoginThatTheProviderRefusesToRefreshEnds(String error) {
        PROVIDER.refuse(error);
        String session = loggedIn(LIFETIME, Duration.ZERO);

        assertThat(call(API, session).join().statusCode()).isEqualTo(404);
        assertThat(sessions.findById(session)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "temporarily_unavailable"})
    void aLoginThatTheProviderFailsToRefreshGoesOn(String error) {
        PROVIDER.refuse(error);
        String session = loggedIn(LIFETIME, Duration.ZERO);

        assertThat(call(API, session).join().statusCode()).isEqualTo(503);
        assertThat(sessions.findById(session)).isNotNull();
    }

    /** Found by a review: each held a connection to the database, and there were none for the page of anybody. */
    @Test
    void whileTheProviderHangsFourRefreshAndTheOthersUseTheirTokens() {
        PROVIDER.refuse("temporarily_unavailable");
        PROVIDER.take(Duration.ofSeconds(1));

        var calls = Stream.generate(() -> call(API, loggedIn(LIFETIME, Duration.ofSeconds(50))))
                .limit(10)
                .toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(404));
        assertThat(PROVIDER.mostRequestsAtOnce()).isBetween(1, 4);
    }

    @Test
    void allCallsOfAPageWhoseTokenHasExpiredWaitForOneRefresh() {
        PROVIDER.take(Duration.ofMillis(300));
        String session = loggedIn(LIFETIME, Duration.ZERO);

        var calls = Stream.generate(() -> call(API, session)).limit(8).toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(404));
        assertThat(PROVIDER.requests()).isEqualTo(1);
    }

    /** As Keycloak's are by default. */
    @Test
    void aTokenThatLivesForAMinuteIsNotRefreshedWithEachCall() {
        String session = loggedIn(Duration.ofMinutes(1), Duration.ofSeconds(40));

        assertThat(call(API, session).join().statusCode()).isEqualTo(404);
        assertThat(PROVIDER.requests()).isZero();
    }

    /** A session whose access token has this lifetime, and is valid for the rest of it. */
    private String loggedIn(Duration lifetime, Duration rest) {
        Instant end = Instant.now().plus(rest);
        Instant begin = end.minus(lifetime);
        return TestLogins.begin(
                sessions,
                Map.of(
                        "access_token", new OAuth2AccessToken(TokenType.BEARER, "any", begin, end),
                        "refresh_token", new OAuth2RefreshToken("any", begin)));
    }

    private CompletableFuture<HttpResponse<String>> call(String path, String session) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s%s".formatted(port, path)))
                .header("Cookie", TestLogins.cookie(session))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString()).orTimeout(30, TimeUnit.SECONDS);
    }
}
