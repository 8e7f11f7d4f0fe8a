package dev.souk.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.http.DefectLog;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerMistakesIT extends AbstractStorefrontIT {

    private static final String JSON = "Content-Type: application/json\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                JSON + "Accept: 😀",
                JSON + "X-Not-Read: 😀",
                JSON + "Origin: 😀",
                JSON + "Authorization: 😀",
                JSON + "Authorization: Bearer a\r\nAuthorization: Bearer b",
                JSON + "Content-Encoding: gzip",
                "Content-Type: */*",
                "Content-Type: application/*",
                "Content-Type: application/json; charset=utf-7b",
                "Content-Type: garbage"
            })
    void aHeadThatCannotBeReadIsAProblemAndNoDefect(String headers) {
        try (var defects = new DefectLog()) {
            RawResponse response = RawRequest.of("POST", "/graphql", RawRequest.utf8(headers) + "\r\n", "{}")
                    .sendTo(URI.create("http://localhost:" + port));

            assertThat(response.isProblemOfTheCaller("/graphql"))
                    .as(response.toString())
                    .isTrue();
            assertThat(defects.lines()).isEmpty();
        }
    }
}
