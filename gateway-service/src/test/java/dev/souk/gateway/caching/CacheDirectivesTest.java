package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class CacheDirectivesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public, max-age=2, stale-while-revalidate=3, stale-if-error=60     | true  | 2  | 5  | 62
            PUBLIC,MAX-AGE=2                                                   | true  | 2  | 2  | 2
            public, max-age=2, s-maxage=9, stale-if-error=60                   | true  | 9  | 9  | 9
            public, max-age=2, must-revalidate, stale-if-error=60              | true  | 2  | 2  | 2
            public, max-age=2, proxy-revalidate, stale-while-revalidate=60     | true  | 2  | 2  | 2
            public, max-age=2, max-age=60                                      | true  | 2  | 2  | 2
            public, max-age=-1                                                 | true  | 0  | 0  | 0
            public, max-age=99999999999                                        | true  | 0  | 0  | 0
            public, max-age                                                    | true  | 0  | 0  | 0
            public, x-max-age=60                                               | true  | 0  | 0  | 0
            max-age=60                                                         | false | 60 | 60 | 60
            public, no-store, max-age=60                                       | false | 60 | 60 | 60
            public, private="a, b", max-age=60                                 | false | 60 | 60 | 60
            """)
    void aResponseSaysHowItMayBeUsed(String header, boolean isPublic, int fresh, int whileRevalidating, int onError) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, header);

        assertThat(CacheDirectives.of(headers))
                .isEqualTo(new CacheDirectives(isPublic, fresh, whileRevalidating, onError));
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
