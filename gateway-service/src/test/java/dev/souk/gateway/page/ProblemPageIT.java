package dev.souk.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemPageIT extends AbstractGatewayIT {

    private static final Path DOCUMENT = Path.of("../docs/problems.md");

    @ParameterizedTest
    @ValueSource(strings = {"/problems", "/problems/forbidden"})
    void theTypeOfAProblemLinksToTheCatalogue(String link) throws IOException {
        var response = call("GET", link);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo(Files.readString(DOCUMENT));
    }

    @Test
    void theTypeOfAProblemIsALinkThatWorks() {
        String body = call("GET", "/orders").body();
        String link = body.replaceFirst(".*\"type\":\"([^\"]+)\".*", "$1");

        assertThat(call("GET", link).body()).contains("| `unauthorized` | 401 |");
        assertThat(call("HEAD", link).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherMethodIsAProblem() {
        assertProblem(call("DELETE", "/problems/forbidden"), 404, "not-found", "/problems/forbidden");
    }
}
