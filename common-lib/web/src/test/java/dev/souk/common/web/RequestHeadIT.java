package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.CallerMistakes;
import dev.souk.testing.http.DefectLog;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import dev.souk.testing.http.TestApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SoukTest
class RequestHeadIT {

    private final TestApi api;
    private final String token;

    RequestHeadIT(TestApi api, TestTokens tokens) {
        this.api = api;
        this.token = "Authorization: Bearer " + tokens.token(UUID.randomUUID(), "ADMIN") + "\r\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "GET | /page | ''",
                "GET | /open | ''",
                "GET | /notes/{note_id} | ''",
                "GET | /admin/sample/dead-letters | ''",
                "PATCH | /note | {}",
                "DELETE | /notes | ''",
                "POST | /optional | {}",
                "POST | /notes | {\"text\":\"a\",\"page_count\":1}"
            })
    void aMistakeOfTheCallerIsAProblemAndNoDefect(String method, String path, String body) {
        String json = "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
        try (var defects = new DefectLog()) {
            assertThat(new CallerMistakes(method, path, token + json, body).notUnderstood(api.uri("")))
                    .isEmpty();
            assertThat(defects.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "FOO", "get", "TRACE"})
    void aMethodThatNoResourceHasIsNotAllowed(String method) {
        RawResponse response = RawRequest.of(method, "/open", "", "").sendTo(api.uri(""));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).contains("\r\nallow: ");
        assertThat(response.isProblemOfTheCaller("/open"))
                .as(response.toString())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Expect: 200-ok, 417",
        "Transfer-Encoding: foo, 400",
        "Content-Length: x, 400",
        "Content-Encoding: gzip, 415",
        "Content-Type: application/*, 415"
    })
    void theBodyHasTheStatusOfTheResponse(String header, int status) {
        RawResponse response =
                RawRequest.of("GET", "/open", header + "\r\n", "").sendTo(api.uri(""));

        assertThat(response.status()).as(response.toString()).isEqualTo(status);
        assertThat(response.headers().contains("\r\naccept-encoding: identity"))
                .isEqualTo(header.startsWith("Content-Encoding"));
        assertThat(response.isProblemOfTheCaller("/open"))
                .as(response.toString())
                .isTrue();
    }

    @Test
    void aContentCodingIsRejectedWithTheOneThatIsRead() {
        RawResponse response = RawRequest.of("POST", "/notes", token + "Content-Encoding: gzip\r\n", "{}")
                .sendTo(api.uri(""));

        assertThat(response.headers()).contains("\r\naccept-encoding: identity");
    }

    @Test
    void http10NeedsNoHost() {
        assertThat(new RawRequest("GET /open HTTP/1.0\r\n", "")
                        .sendTo(api.uri(""))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr-CA, fr;q=0.5", "tr", "garbage;;", "*"})
    void theMessagesAreEnglishWhateverTheCallerPrefers(String language) {
        ApiResponse response = api.customer(UUID.randomUUID())
                .with("Accept-Language", language)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/notes", "{\"text\":\"a\",\"page_count\":0}")
                .expect(400);

        assertThat(response.json().at("/errors/0/message").asString()).isEqualTo("must be greater than or equal to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=1", "limit=1&limit=2", "cursor=NDI&cursor=NDI"})
    void aParameterThatIsRepeatedIsNamed(String query) {
        ApiResponse response =
                api.customer(UUID.randomUUID()).get("/page?" + query).expect(400);

        assertThat(response.json().at("/errors/0/field").asString()).isEqualTo(query.replaceFirst("=.*", ""));
    }
}
