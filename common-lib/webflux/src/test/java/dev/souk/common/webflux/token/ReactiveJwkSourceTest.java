package dev.souk.common.webflux.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.testing.TestTokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ReactiveJwkSourceTest {

    private static final Duration CACHE_TIME = Duration.ofSeconds(8);

    private final TestTokenIssuer old = new TestTokenIssuer("old");
    private final TestTokenIssuer recent = new TestTokenIssuer("recent");
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<@Nullable String> published = new AtomicReference<>(old.jwks());
    private ReactiveJwkSource keys;

    @BeforeEach
    void createSource() throws IOException {
        keys = new ReactiveJwkSource(URI.create("http://user-service/keys").toURL(), this::retrieve, CACHE_TIME);
    }

    @Test
    void aKeyThatWasDroppedIsRejectedWhenTheCacheExpires() {
        assertThat(keysFor(old)).hasSize(1);
        published.set(recent.jwks());

        await().atMost(CACHE_TIME.plusSeconds(5)).until(() -> keysFor(old).isEmpty());
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        IntStream.range(0, 5).forEach(token -> assertThat(keysFor(old)).hasSize(1));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void everyConcurrentFirstTokenFindsItsKey() {
        List<Integer> found = Flux.range(0, 200)
                .flatMap(token -> keys.apply(parsed(old)).collectList().map(List::size), 200)
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(found).hasSize(200).containsOnly(1);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void anUnknownKeyIsFetched() {
        keysFor(old);
        published.set(recent.jwks());

        assertThat(keysFor(recent)).hasSize(1);
        assertThat(keysFor(old)).isEmpty();
    }

    @Test
    void inventedKeyIdsDoNotCauseAFetchEach() {
        keysFor(old);

        IntStream.range(0, 100)
                .forEach(id -> assertThat(keysFor(new TestTokenIssuer("invented-" + id)))
                        .isEmpty());

        assertThat(fetches).hasValueLessThan(20);
    }

    @Test
    void knownKeysAreUsedWhileTheirSourceIsUnavailable() {
        keysFor(old);
        published.set(null);

        assertThat(keysFor(recent)).isEmpty();
        assertThat(keysFor(old)).hasSize(1);
    }

    @Test
    void withoutKeysEveryCallFails() {
        published.set(null);

        IntStream.range(0, 10)
                .forEach(call -> assertThatThrownBy(() -> keysFor(old)).hasCauseInstanceOf(KeySourceException.class));
    }

    private Resource retrieve(URL url) throws IOException {
        fetches.incrementAndGet();
        String json = published.get();
        if (json == null) {
            throw new IOException("unavailable");
        }
        return new Resource(json, "application/json");
    }

    private List<JWK> keysFor(TestTokenIssuer issuer) {
        return keys.apply(parsed(issuer)).collectList().blockOptional().orElseThrow();
    }

    private static SignedJWT parsed(TestTokenIssuer issuer) {
        try {
            return SignedJWT.parse(issuer.token());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
