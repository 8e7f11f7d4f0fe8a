package dev.souk.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemPageIT extends GatewayIT {

    private static final Path DOCUMENT = Path.of("../docs/problems.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    @Test
    void everyTypeOfTheCatalogueLinksToItsExplanation() throws IOException {
        List<String> types = TYPE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(types).hasSizeGreaterThan(30).allSatisfy(type -> {
            var answer = call("GET", "/problems/" + type);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
            assertThat(answer.body()).startsWith(type + " (status ").contains("\nWhen: ", "\nWhat to do: ");
        });
    }

    @Test
    void aPageHasWhatTheDocumentSays() {
        assertThat(call("GET", "/problems/forbidden").body()).isEqualTo("""
                forbidden (status 403)

                When: the role does not include the operation, or a page of another origin calls without permission.
                What to do: log in as an admin; see CORS (docs/api.md#browsers-cors).
                """);
    }

    @Test
    void theWholeDocumentIsServedAsWell() throws IOException {
        assertThat(call("GET", "/problems").body()).isEqualTo(Files.readString(DOCUMENT));
    }

    @Test
    void theTypeOfAProblemIsALinkThatWorks() {
        String body = call("GET", "/orders").body();
        String link = body.replaceFirst(".*\"type\":\"([^\"]+)\".*", "$1");

        assertThat(call("GET", link).body()).startsWith("unauthorized (status 401)");
        assertThat(call("HEAD", link).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownTypeAndAnotherMethodAreProblems() {
        assertProblem(call("GET", "/problems/unheard-of"), 404, "not-found", "/problems/unheard-of");
        assertProblem(call("DELETE", "/problems/forbidden"), 405, "method-not-allowed", "/problems/forbidden");
    }
}
