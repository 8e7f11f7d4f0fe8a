package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.D-e_f~+/9==", "bearer abc.D-e_f~+/9==", "BEARER   abc.D-e_f~+/9== "})
    void theSchemeHasNoCase(String value) {
        assertThat(token(value)).isEqualTo("abc.D-e_f~+/9==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "abc", "Digest bearer"})
    void anotherSchemeIsNoToken(String value) {
        assertThat(token(value)).isNull();
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertThat(BearerToken.of(MockServerHttpRequest.get("/").build())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearerabc", "Bearer é"})
    void whatIsNoTokenIsRejected(String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> token(value))
                .satisfies(rejection -> assertThat(rejection.problem()).isEqualTo(Problems.UNAUTHORIZED));
    }

    private static @Nullable String token(String value) {
        return BearerToken.of(
                MockServerHttpRequest.get("/").header("Authorization", value).build());
    }
}
