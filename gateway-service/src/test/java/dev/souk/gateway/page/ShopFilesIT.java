package dev.souk.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopFilesIT extends AbstractGatewayIT {

    private static final Path FILES = Path.of("src/main/resources/static/shop");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/shop/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z-]+\\.js)\";");

    @Test
    void thePageIsServedWithEveryFileThatItNames() {
        HttpResponse<String> page = call("GET", "/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(references(page.body()))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(call("GET", file).statusCode()).as(file).isEqualTo(200));
    }

    @Test
    void everyFileIsServedAndEveryImportExists() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                HttpResponse<String> response = call("GET", "/shop/" + file.getFileName());
                assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
                assertThat(IMPORT.matcher(response.body()).results().map(found -> FILES.resolve(found.group(1))))
                        .allSatisfy(imported -> assertThat(imported).exists());
            });
        }
    }

    @Test
    void nothingComesFromAnotherOriginAndNoMarkupHasScriptsOrStyles() {
        String page = call("GET", "/").body();

        assertThat(page).doesNotContain("http:", "https:", "//cdn", " style=", " onclick=", "<style");
        assertThat(page).doesNotContainPattern("<script(?![^>]*src=)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/app.js"})
    void thePolicyAllowsOwnFilesOnly(String path) {
        assertThat(header(call("GET", path), "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self';")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "data:", "http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/app.js"})
    void aFileThatTheBrowserHasIsNotSentAgain(String path) {
        HttpResponse<String> first = call("GET", path);

        HttpResponse<String> again =
                call("GET", path, request -> request.header("If-None-Match", header(first, "ETag")));

        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/app.js"})
    void aFileCanOnlyBeRead(String path) {
        assertThat(call("HEAD", path).statusCode()).isEqualTo(200);
        assertProblem(call("POST", path), 404, "not-found", path);
        assertProblem(callAsAdmin("DELETE", path), 404, "not-found", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/../application.yml", "/shop/%2e%2e/application.yml", "/shop/..%2fapplication.yml"})
    void noOtherFileOfTheClassPathIsServed(String path) {
        assertThat(call("GET", path).statusCode()).isIn(400, 404);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> references(String page) {
        return REFERENCE.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
