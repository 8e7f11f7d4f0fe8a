package dev.souk.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncApiPageIT extends AbstractGatewayIT {

    private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");
    private static final Pattern NAME = Pattern.compile("(?m)^ +(?:name|address): (\\S+)$");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/asyncapi.html", "/asyncapi/page.js", "/asyncapi/fields.js", "/asyncapi/page.css"})
    void thePageAndItsFilesAreServedWithThePolicyOfPages(String path) {
        var response = call("GET", path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).isPresent();
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("script-src 'self';", "require-trusted-types-for 'script'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void theDocumentHasEveryTopicAndEventOfTheFileWithTheirFields() throws IOException {
        String json = document();

        List<String> names = matches(NAME, Files.readString(DOCUMENT));
        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(json).contains('"' + name + '"'));
        JsonNode messages =
                JsonMapper.shared().readTree(json).path("components").path("messages");
        assertThat(messages)
                .hasSizeGreaterThan(10)
                .allSatisfy(message -> assertThat(
                                message.path("payload").path("schema").path("properties"))
                        .isNotEmpty());
    }

    @Test
    void theDocumentRefersToNothingElse() {
        assertThat(matches(REFERENCE, document())).isNotEmpty().allMatch(reference -> reference.startsWith("#/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/asyncapi.html", "/asyncapi.json", "/asyncapi/page.js"})
    void nothingCanBeChanged(String path) {
        assertProblem(call("POST", path), 404, "not-found", path);
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String document() {
        assertThat(call("HEAD", "/asyncapi.json").statusCode()).isEqualTo(200);
        var response = call("GET", "/asyncapi.json");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return response.body();
    }
}
