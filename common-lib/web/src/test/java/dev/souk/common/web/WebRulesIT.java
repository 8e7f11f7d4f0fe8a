package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import dev.souk.testing.http.TestApi;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@SoukTest
class WebRulesIT {

    private final TestApi api;
    private final TestTokens tokens;
    private final Clock clock;
    private ApiClient anna;

    WebRulesIT(TestApi api, TestTokens tokens, Clock clock) {
        this.api = api;
        this.tokens = tokens;
        this.clock = clock;
    }

    @BeforeEach
    void logIn() {
        anna = api.customer(UUID.randomUUID())
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"page_count\":1,\"extra\":1} | bad-request | extra",
                "{\"text\":\"a\",\"page_count\":\"1\"} | bad-request | page_count",
                "{\"text\":\"a\",\"page_count\":1.5} | bad-request | page_count",
                "{\"text\":\"a\",\"page_count\":null} | bad-request | page_count",
                "{\"text\":\"a\"} | bad-request | page_count",
                "{\"text\":7,\"page_count\":1} | bad-request | text",
                "{\"text\":\"\",\"page_count\":0} | validation-failed | page_count",
                "{\"text\":\"a\",\"page_count\":1} x | bad-request | ",
                "not json | bad-request | ",
                "'' | bad-request | ",
            })
    void invalidInputIsNamed(String body, String problem, String field) {
        ApiResponse response = anna.post("/notes", body).expect(400);

        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.text()).doesNotContain("dev.souk", "Exception", "jackson");
        if (field != null) {
            assertThat(response.json()
                            .path("errors")
                            .valueStream()
                            .map(error -> error.path("field").asString()))
                    .contains(field);
        }
    }

    @Test
    void anUnknownFieldIsSaidToBeUnknown() {
        JsonNode error = anna.post("/notes", "{\"text\":\"a\",\"page_count\":1,\"extra\":{\"a\":1}}")
                .expect(400)
                .json()
                .at("/errors/0");

        assertThat(error.path("field").asString()).isEqualTo("extra");
        assertThat(error.path("message").asString()).isEqualTo("is not a field of this request");
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String tooLong = "{\"text\":\"" + "a".repeat(65 * 1024) + "\",\"page_count\":1}";

        assertThat(anna.post("/notes", tooLong).expect(413).problem()).isEqualTo("body-too-large");
    }

    /**
     * Spring MVC flushes each {@code ResponseEntity}, and of a flushed response the server does not know the length.
     */
    @Test
    void aShortResponseHasItsLength() {
        assertThat(anna.post("/notes", "{\"text\":\"a\",\"page_count\":1}")
                        .expect(201)
                        .header("Content-Length"))
                .isPresent();
        assertThat(anna.post("/notes", "{}").expect(400).header("Content-Length"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void aBodyIsRejectedWhereItHasNoMeaning(String method) {
        RawResponse response = sent(method + " /open HTTP/1.1\r\nHost: x\r\nContent-Length: 2", "{}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).contains("content-type: application/problem+json");
    }

    @Test
    void aHeadOfTheLengthThatTheGatewayForwardsIsAccepted() {
        String head = "GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Pad: " + "a".repeat(7_900);

        assertThat(sent(head, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /open HTTP/1.1\r\nHost: x\r\nX-Pad: aaaa",
                "GET /open?cursor=aaaa HTTP/1.1\r\nHost: x",
                "GET /<script> HTTP/1.1\r\nHost: x",
                "GET /open HTTP/1.1\r\nHost: x\r\nContent-Length: abc"
            })
    void whatTomcatRejectsIsAProblemToo(String head) {
        RawResponse response = sent(head.replace("aaaa", "a".repeat(8_300)), "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers())
                .contains("content-type: application/problem+json")
                .doesNotContain("tomcat");
        assertThat(response.body()).contains("/problems/bad-request").doesNotContain("<html", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=%21", "cursor=eA"})
    void aPageOutOfRangeIsABadRequest(String query) {
        assertThat(anna.get("/page?" + query).expect(400).problem()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=%F0%28%8C", "cursor=%FF", "%C0%AF=1"})
    void aQueryThatIsNotUtf8IsABadRequest(String query) {
        assertThat(anna.get("/page?" + query).expect(400).problem()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @CsvSource({"/page?page=2, page", "/page?limit=2&sort=name, sort", "/open?x, x", "/notes/7?full=1, full"})
    void anUnknownQueryParameterIsNamed(String path, String parameter) {
        ApiResponse response = anna.get(path).expect(400);

        assertThat(response.problem()).isEqualTo("bad-request");
        assertThat(response.json().at("/errors/0/field").asString()).isEqualTo(parameter);
        api.anonymous().get("/actuator/health?details=1").expect(200);
        api.anonymous().get("/v3/api-docs?version=1").expect(200);
    }

    @Test
    void aPageHasTwentyItemsByDefault() {
        assertThat(anna.get("/page").expect(200).json().path("limit").asInt()).isEqualTo(20);

        var page = anna.get("/page?limit=100&cursor=" + Cursor.encode("42"))
                .expect(200)
                .json();
        assertThat(page.path("limit").asInt()).isEqualTo(100);
        assertThat(page.path("position").asInt()).isEqualTo(42);
    }

    @Test
    void aChangeNeedsIfMatchWithTheCurrentVersion() {
        assertThat(anna.patch("/note", Map.of()).expect(428).problem()).isEqualTo("precondition-required");
        assertThat(anna.with("If-Match", "\"6\"")
                        .patch("/note", Map.of())
                        .expect(412)
                        .problem())
                .isEqualTo("precondition-failed");
        anna.with("If-Match", "\"7\"").patch("/note", Map.of()).expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"6\", \"7\" | 200",
                "\"6\",\"8\" | 412",
                "W/\"7\" | 412",
                "W/\"7\", \"7\" | 200",
                "\"7.0a1b\" | 200",
                "\"6.0a1b\" | 412",
                "\"70\" | 412",
                "* | 200",
                "7 | 412",
            })
    void ifMatchTakesAListOfTagsAndComparesStrongly(String ifMatch, int status) {
        anna.with("If-Match", ifMatch).patch("/note", Map.of()).expect(status);
    }

    @Test
    void theFrameworksErrorsAreProblems() {
        assertThat(anna.get("/nowhere").expect(404).problem()).isEqualTo("not-found");
        assertThat(anna.delete("/who").expect(405).problem()).isEqualTo("method-not-allowed");
        assertThat(anna.with("Content-Type", "text/plain")
                        .post("/notes", "x")
                        .expect(415)
                        .problem())
                .isEqualTo("unsupported-media-type");
    }

    @Test
    void theFrameworksErrorsHaveTheTextsOfTheGateway() {
        assertThat(anna.get("/nowhere").text())
                .isEqualTo(
                        "{\"detail\":\"There is no resource at this path.\",\"instance\":\"/nowhere\",\"status\":404,"
                                + "\"title\":\"No such resource\",\"type\":\"/problems/not-found\"}");
        assertThat(anna.delete("/who").text())
                .contains("The resource has no such method", "The Allow header lists the methods of this resource.");
        assertThat(api.anonymous().get("/who").text())
                .contains("Send 'Authorization: Bearer <token>'; POST /sessions issues a token.");
    }

    @Test
    void optionsListsTheMethodsWithoutAToken() {
        assertThat(api.anonymous().send("OPTIONS", "/who", null).expect(200).header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @Test
    void onlyJsonIsReadAndWritten() {
        anna.with("Accept", "application/yaml").get("/open").expect(406);
        anna.with("Accept", "application/problem+json").get("/open").expect(406);
        anna.with("Accept", "application/vnd.else+json").get("/open").expect(406);
        assertThat(anna.with("Accept", "application/problem+json, application/json")
                        .get("/open")
                        .expect(200)
                        .header("Content-Type"))
                .hasValue("application/json");
        anna.with("Content-Type", "application/yaml")
                .post("/notes", "text: a\npage_count: 1")
                .expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "utf-16", "utf-16le", "utf-8"})
    void jsonIsUtf8WhateverCharsetTheCallerAccepts(String charset) {
        ApiResponse response = anna.with("Accept", "application/json;charset=" + charset + ";q=0.9")
                .get("/open")
                .expect(200);

        assertThat(response.header("Content-Type")).hasValue("application/json");
    }

    @Test
    void aProblemHasItsContentTypeWhateverTheCallerAccepts() {
        assertThat(anna.with("Accept", "garbage").get("/open").expect(406).problem())
                .isEqualTo("not-acceptable");
        assertThat(anna.with("Accept", "text/html")
                        .post("/notes", "{}")
                        .expect(400)
                        .problem())
                .isEqualTo("bad-request");
    }

    @Test
    void aMalformedPathVariableIsNamed() {
        ApiResponse response = anna.get("/notes/7").expect(400);

        assertThat(response.problem()).isEqualTo("bad-request");
        assertThat(response.json().path("errors").path(0).path("field").asString())
                .isEqualTo("note_id");
    }

    @Test
    void aResponseWithoutABodyHasNoContentType() {
        assertThat(anna.delete("/notes").expect(204).header("Content-Type")).isEmpty();
    }

    @Test
    void theServerOfTheApiDescriptionIsItsOwnOrigin() {
        assertThat(api.anonymous()
                        .get("/v3/api-docs")
                        .expect(200)
                        .json()
                        .path("servers")
                        .path(0)
                        .path("url")
                        .asString())
                .isEqualTo("/");
    }

    @Test
    void anUnexpectedErrorRevealsOnlyItsTraceId() {
        ApiResponse response = anna.get("/broken").expect(500);

        assertThat(response.problem()).isEqualTo("internal-error");
        assertThat(response.text()).doesNotContain("secret", "IllegalState");
        assertThat(response.header("X-Trace-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(32));
    }

    @Test
    void anAdviceOfTheServiceIsAskedFirstIfItsOrderSaysSo() {
        assertThat(anna.get("/unsupported").expect(501).text()).isEqualTo("{\"supported\":false}");
    }

    @Test
    void aTraceOfTheCallerIsContinued() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        assertThat(anna.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .get("/open")
                        .header("X-Trace-Id"))
                .hasValue(trace);
    }

    @Test
    void onlyPublicEndpointsNeedNoToken() {
        api.anonymous().get("/open").expect(200);
        api.anonymous().send("HEAD", "/open", null).expect(200);
        api.anonymous().send("HEAD", "/actuator/health", null).expect(200);
        ApiResponse refused = api.anonymous().get("/who").expect(401);

        assertThat(refused.problem()).isEqualTo("unauthorized");
        assertThat(refused.header("WWW-Authenticate")).hasValue("Bearer realm=\"souk\"");
        assertThat(refused.header("X-Trace-Id")).isPresent();
    }

    @Test
    void theCallerIsTheSubjectOfTheToken() {
        UUID user = UUID.randomUUID();

        assertThat(api.customer(user).get("/who").json().path("id").asString()).isEqualTo(user.toString());
        assertThat(api.customer(user).get("/who").json().path("is_admin").asBoolean())
                .isFalse();
        assertThat(api.admin().get("/who").json().path("is_admin").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/unguarded", "/annotated"})
    void anEndpointForAdminsAnswersACustomer403(String path) {
        assertThat(anna.get(path).expect(403).problem()).isEqualTo("forbidden");
        api.anonymous().get(path).expect(401);
        api.admin().get(path).expect(200);
    }

    @Test
    void aTokenOfAnotherIssuerOrAudienceOrAnExpiredOneIsRejected() {
        refuses(claims().issuer("https://elsewhere.example"));
        refuses(claims().audience("another"));
        refuses(claims().expirationTime(Date.from(clock.instant().minusSeconds(30))));
        refuses(claims().expirationTime(null));
        api.withToken(tokens.sign(claims().build())).get("/who").expect(200);
        assertThat(api.withToken("not.a.token").get("/who").expect(401).header("WWW-Authenticate"))
                .hasValue("Bearer realm=\"souk\", error=\"invalid_token\"");
    }

    private RawResponse sent(String head, String body) {
        return new RawRequest(head + "\r\n", body).sendTo(api.uri(""));
    }

    private void refuses(JWTClaimsSet.Builder claims) {
        api.withToken(tokens.sign(claims.build())).get("/who").expect(401);
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer("https://souk.example")
                .audience("souk")
                .subject(UUID.randomUUID().toString())
                .claim("role", "CUSTOMER")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }
}
