package dev.souk.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SoukTest
class UnavailableKeysIT {

    private final TestApi api;

    @MockitoBean
    JwtDecoder decoder;

    UnavailableKeysIT(TestApi api) {
        this.api = api;
    }

    /** Found by stopping user-service: the container answered 500, without a problem. */
    @Test
    void aTokenThatCannotBeVerifiedForNowIsAnswered503() {
        when(decoder.decode(anyString())).thenThrow(new JwtException("Timeout while waiting for cache refresh"));

        var response = api.customer(UUID.randomUUID()).get("/early-headers").expect(503);

        assertThat(response.problem()).isEqualTo("service-unavailable");
        assertThat(response.header("Retry-After")).contains("2");
    }
}
