package dev.souk.common.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.util.Resource;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefreshLimitedJwkSourceTest {

    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger fetches = new AtomicInteger();

    @Test
    void keysAreFetchedAgainAfterTheirTimeWhateverTheClockSays() throws KeySourceException, MalformedURLException {
        var keys = RefreshLimitedJwkSource.of(
                URI.create("http://user-service/keys").toURL(),
                _ -> new Resource("{\"keys\":[],\"fetch\":" + fetches.incrementAndGet() + "}", "application/json"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                nanos::get);
        keys.get(ANY_KEY, null);

        int before = fetches.get();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        keys.get(ANY_KEY, null);

        assertThat(before).isPositive();
        assertThat(fetches).hasValueGreaterThan(before);
    }
}
