package dev.souk.common.webflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.token.TokenProperties;
import dev.souk.testing.TestTokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Tokens of another provider at the gateway; ProviderTokensTest has what the services check in the same way. */
class ReactiveProviderTokensTest {

    private static final TestTokenIssuer PROVIDER = new TestTokenIssuer("provider");

    private HttpServer server;
    private String issuer;
    private ReactiveJwtDecoder decoder;

    @BeforeEach
    void startProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        respond("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}""".formatted(issuer));
        respond("/keys", PROVIDER.jwks());
        server.start();
        var properties = new TokenProperties(
                "https://souk.example",
                "souk",
                List.of(),
                "http://user-service/.well-known/jwks.json",
                Duration.ofSeconds(30),
                new TokenProperties.Provider(issuer, "roles", "souk-admin", false));
        decoder = new CommonWebFluxAutoConfiguration()
                .jwtDecoder(
                        properties, mock(BalancedServices.class), new DefaultSslBundleRegistry(), Clock.systemUTC());
        await().ignoreExceptions().untilAsserted(() -> decode(claims -> claims)); // the first request is slow
    }

    private void respond(String path, String body) {
        server.createContext(path, call -> {
            byte[] bytes = body.getBytes(UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
    }

    @AfterEach
    void stopProvider() {
        server.stop(0);
    }

    @Test
    void aTokenIsThatOfAnAccountWithTheRoleOfTheClaim() {
        Jwt admin = decode(claims -> claims.claim("roles", List.of("souk-admin")));
        Jwt customer = decode(claims -> claims.claim("role", "ADMIN"));

        assertThat(admin.getClaimAsString("role")).isEqualTo("ADMIN");
        assertThat(customer.getClaimAsString("role")).isEqualTo("CUSTOMER");
        assertThat(UUID.fromString(admin.getSubject())).isEqualTo(UUID.fromString(customer.getSubject()));
    }

    /** The thread is that of an event loop. */
    @Test
    void aTokenInTheCacheNeedsNoOtherThread() {
        String token = token(claims -> claims);
        Thread first = decoder.decode(token).map(_ -> Thread.currentThread()).block();
        Thread second = decoder.decode(token).map(_ -> Thread.currentThread()).block();

        assertThat(first).isNotSameAs(Thread.currentThread());
        assertThat(second).isSameAs(Thread.currentThread());
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> badClaims() {
        return Stream.of(
                claims -> claims.issuer("https://souk.example"),
                claims -> claims.audience("souk-cli"),
                claims -> claims.claim("exp", 1));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void aTokenForAnythingElseIsRejected(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThatThrownBy(() -> decode(change)).isInstanceOf(BadJwtException.class);
    }

    private Jwt decode(UnaryOperator<JWTClaimsSet.Builder> change) {
        return decoder.decode(token(change)).blockOptional().orElseThrow();
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return PROVIDER.token(claims -> change.apply(claims.issuer(issuer).subject("auth0|ada")));
    }
}
