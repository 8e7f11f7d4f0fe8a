package dev.souk.common.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;

class ProblemJsonTest {

    private final MockServerHttpResponse response = new MockServerHttpResponse();

    @Test
    void aProblemThatPassesSaysWhenToTryAgain() {
        write(Problems.tokenNotVerifiable());

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(response.getHeaders().get(HttpHeaders.RETRY_AFTER)).containsExactly("2");
    }

    @Test
    void aTimeThatIsSetAlreadyStays() {
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");

        write(Problems.tokenNotVerifiable());

        assertThat(response.getHeaders().get(HttpHeaders.RETRY_AFTER)).containsExactly("1");
    }

    @Test
    void aProblemThatStaysSaysNone() {
        write(Problems.forbidden());

        assertThat(response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', /", "/items, /items", "//, /", "/items%20x, /items%20x"})
    void aProblemNamesThePathIfItIsAReference(String path, String instance) {
        byte[] body = new ProblemJson(JsonMapper.shared()).render(Problems.forbidden(), path);

        assertThat(JsonMapper.shared().readTree(body).path("instance").asString())
                .isEqualTo(instance);
    }

    private void write(ProblemException problem) {
        new ProblemJson(JsonMapper.shared())
                .write(MockServerHttpRequest.get("/items").build(), response, problem)
                .block();
    }
}
