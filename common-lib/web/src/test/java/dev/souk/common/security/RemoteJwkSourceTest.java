package dev.souk.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.loadbalancing.LoadBalancingProperties;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.common.token.RemoteJwkSource;
import dev.souk.common.token.TokenProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class RemoteJwkSourceTest {

    private static final Duration CACHE_TIME = Duration.ofSeconds(8);
    private static final String CALLER = new UUID(0, 1).toString();
    private static final TokenProperties PROPERTIES = new TokenProperties(
            "https://souk.example", "souk", List.of(), "http://user-service/.well-known/jwks.json", CACHE_TIME, null);

    private static final Executor THREADS = Thread::startVirtualThread;

    private static final long END_OF_2099 = 4_102_444_799L;

    private ECKey published = key("published");
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer userService;
    private JWKSource<SecurityContext> keys;
    private JwtDecoder decoder;

    @BeforeEach
    void startUserService() throws IOException {
        userService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        userService.createContext("/", exchange -> {
            fetches.incrementAndGet();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1); // a lost connection would be repeated by the JDK's client
                exchange.close();
                return;
            }
            byte[] keys = new JWKSet(published.toPublicJWK()).toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        userService.start();
        keys = RemoteJwkSource.of(PROPERTIES, services(), new DefaultSslBundleRegistry());
        decoder = new TokenAutoConfiguration().jwtDecoder(keys, PROPERTIES, mock(RevokedTokens.class));
    }

    @AfterEach
    void stopUserService() {
        userService.stop(0);
    }

    @Test
    void aTokenOfAPublishedKeyIsValid() {
        assertThat(decoder.decode(token(published)).getSubject()).isEqualTo(CALLER);
    }

    @Test
    void aFetchThatFailsOnceIsRepeated() {
        failures.set(1);

        assertThat(decoder.decode(token(published)).getSubject()).isEqualTo(CALLER);
    }

    @Test
    void theKeysAreThereBeforeTheFirstRequest() {
        publicKeyLoader().afterSingletonsInstantiated();
        int before = fetches.get();

        decoder.decode(token(published));

        assertThat(before).isPositive();
        assertThat(fetches).hasValue(before);
    }

    @Test
    void anInstanceStartsThoughTheKeysAreUnavailable() {
        userService.stop(0);

        assertThatCode(publicKeyLoader()::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    private SmartInitializingSingleton publicKeyLoader() {
        return (SmartInitializingSingleton) keys;
    }

    @Test
    void manyConcurrentFirstTokensCauseOneFetch() {
        String token = token(published);

        List<CompletableFuture<Jwt>> decoded = IntStream.range(0, 100)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> decoder.decode(token), THREADS))
                .toList();

        assertThat(decoded)
                .allSatisfy(jwt -> assertThat(jwt.join().getSubject()).isEqualTo(CALLER));
        assertThat(fetches).hasValueLessThan(3); // the first may take too long, and is repeated once
    }

    @Test
    void aTokenOfANewKeyIsValidAtOnce() {
        String old = token(published);
        decoder.decode(old);
        published = key("next");

        assertThat(decoder.decode(token(published)).getSubject()).isEqualTo(CALLER);
        assertThatThrownBy(() -> decoder.decode(old)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void knownKeysAreUsedWhileTheyAreUnavailable() {
        decoder.decode(token(published));
        userService.stop(0);

        assertThatThrownBy(() -> decoder.decode(token(key("next")))).isInstanceOf(BadJwtException.class);
        assertThat(decoder.decode(token(published)).getSubject()).isEqualTo(CALLER);
    }

    /** Spring Security answers this exception with 401, and any other {@link JwtException} with 503. */
    @Test
    void tokensWithInventedKeyIdsAreInvalidHoweverManyThereAre() {
        IntStream.range(0, 20)
                .forEach(id -> assertThatThrownBy(() -> decoder.decode(token(key("invented-" + id))))
                        .isInstanceOf(BadJwtException.class));

        assertThat(fetches).hasValueLessThan(20);
        assertThat(decoder.decode(token(published)).getSubject()).isEqualTo(CALLER);
    }

    @Test
    void aTokenOfADroppedKeyIsInvalidWhenTheCacheExpires() {
        String leaked = token(published);
        decoder.decode(leaked);
        published = key("next");

        await().atMost(CACHE_TIME.plusSeconds(5))
                .untilAsserted(
                        () -> assertThatThrownBy(() -> decoder.decode(leaked)).isInstanceOf(BadJwtException.class));
    }

    @Test
    void withoutAnyKeyNoTokenIsCalledInvalid() {
        userService.stop(0);

        IntStream.range(0, 5)
                .forEach(call -> assertThatThrownBy(() -> decoder.decode(token(published)))
                        .isInstanceOf(JwtException.class)
                        .isNotInstanceOf(BadJwtException.class));
    }

    private BalancedServices services() {
        int port = userService.getAddress().getPort();
        return new BalancedServices(
                service -> List.of(new DefaultServiceInstance("a", service, "localhost", port, false)),
                new Binder(List.of()).bindOrCreate("souk.load-balancing", LoadBalancingProperties.class),
                new SimpleMeterRegistry());
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String token(ECKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(PROPERTIES.issuer())
                .audience(PROPERTIES.audience())
                .subject(CALLER)
                .claim("exp", END_OF_2099)
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
