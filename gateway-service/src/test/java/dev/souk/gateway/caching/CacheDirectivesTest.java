package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class CacheDirectivesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public, max-age=2, stale-while-revalidate=3, stale-if-error=60     | true  | 2  | 3 | 60
            PUBLIC,MAX-AGE=2                                                   | true  | 2  | 0 | 0
            public, max-age=2, s-maxage=9, stale-if-error=60                   | true  | 9  | 0 | 0
            public, max-age=2, must-revalidate, stale-if-error=60              | true  | 2  | 0 | 0
            public, max-age=2, proxy-revalidate, stale-while-revalidate=60     | true  | 2  | 0 | 0
            public, max-age=2, max-age=60                                      | true  | 2  | 0 | 0
            public, max-age=-1                                                 | true  | 0  | 0 | 0
            public, max-age=99999999999                                        | true  | 0  | 0 | 0
            public, max-age                                                    | true  | 0  | 0 | 0
            max-age=60                                                         | false | 60 | 0 | 0
            public, no-store, max-age=60                                       | false | 60 | 0 | 0
            public, private="a, b", max-age=60                                 | false | 60 | 0 | 0
            """)
    void aResponseSaysHowItMayBeUsed(String header, boolean isPublic, int maxAge, int whileRevalidating, int onError) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, header);

        assertThat(CacheDirectives.of(headers))
                .isEqualTo(new CacheDirectives(
                        isPublic,
                        Duration.ofSeconds(maxAge),
                        Duration.ofSeconds(whileRevalidating),
                        Duration.ofSeconds(onError)));
    }

    @Test
    void severalLinesAreOneList() {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
        headers.add(HttpHeaders.CACHE_CONTROL, "no-store");

        assertThat(CacheDirectives.of(headers).isPublic()).isFalse();
    }

    @Test
    void withoutTheHeaderNothingIsStored() {
        assertThat(CacheDirectives.of(new HttpHeaders()).isPublic()).isFalse();
    }
}
