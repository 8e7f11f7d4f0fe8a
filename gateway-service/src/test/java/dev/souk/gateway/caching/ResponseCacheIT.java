package dev.souk.gateway.caching;

import static dev.souk.gateway.caching.FakeCatalogue.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.ReceivedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCacheIT extends AbstractCachingIT {

    @Test
    void aFreshResponseNeedsNoCall() {
        HttpResponse<String> first = call("GET", path);
        TIME.advance(Duration.ofSeconds(1));

        HttpResponse<String> second = call("GET", path);

        assertThat(CARTS.received()).hasSize(1);
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo(item(1));
        assertThat(header(first, "Age")).isEmpty();
        assertThat(header(first, "Cache-Status")).containsExactly("gateway; fwd=miss");
        assertThat(header(second, "Age")).containsExactly("1");
        assertThat(header(second, "Cache-Status")).containsExactly("gateway; hit");
        for (String name : List.of("Cache-Control", "Content-Type", "ETag", "Content-Length", "X-Frame-Options")) {
            assertThat(header(second, name)).as(name).hasSize(1).isEqualTo(header(first, name));
        }
        assertThat(header(second, "X-Trace-Id")).hasSize(1).isNotEqualTo(header(first, "X-Trace-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "W/ETag", "\"other\", ETag", "*"})
    void aClientThatHasTheSameResponseGetsNoBody(String known) {
        String etag = call("GET", path).headers().firstValue("ETag").orElseThrow();

        var again = call("GET", path, request -> request.header("If-None-Match", known.replace("ETag", etag)));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).containsExactly(etag);
        assertThat(header(again, "Cache-Control")).containsExactly(FakeCatalogue.CACHE_CONTROL);
        assertThat(CARTS.received()).hasSize(1);
    }

    @Test
    void eachVersionOfTheApiIsStoredByItself() {
        CARTS.behave(exchange -> {
            String version = exchange.getRequestHeaders().getFirst("API-Version");
            exchange.getResponseHeaders().set("Cache-Control", FakeCatalogue.CACHE_CONTROL);
            exchange.getResponseHeaders().set("Vary", "API-Version");
            FakeService.send(exchange, 200, "{\"version\":\"" + version + "\"}");
        });

        for (int round = 0; round < 2; round++) {
            assertThat(call("GET", path).body()).contains("null");
            assertThat(call("GET", path, request -> request.header("API-Version", "1"))
                            .body())
                    .contains("1");
            var second = call("GET", path, request -> request.header("API-Version", "2"));
            assertThat(second.body()).contains("2");
            assertThat(header(second, "Vary")).contains("API-Version");
        }
        assertThat(CARTS.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "two", "100", ""})
    void anotherSpellingOfAVersionIsUpToTheService(String version) {
        call("GET", path);

        call("GET", path, request -> request.header("API-Version", version));

        assertThat(CARTS.received()).hasSize(2);
        assertThat(CARTS.received().getLast().headers().get("API-Version")).containsExactly(version);
    }

    @Test
    void aHeadIsLeftToTheService() {
        call("GET", path);

        assertThat(call("HEAD", path).statusCode()).isEqualTo(200);

        assertThat(CARTS.received()).extracting(ReceivedRequest::method).containsExactly("GET", "HEAD");
    }

    @Test
    void anOldResponseIsAskedForAgain() {
        call("GET", path);
        TIME.advance(Duration.ofSeconds(6));

        var again = call("GET", path);

        assertThat(again.body()).isEqualTo(item(1));
        assertThat(header(again, "Cache-Status")).containsExactly("gateway; fwd=stale");
        TIME.advance(Duration.ofSeconds(1));
        assertThat(header(call("GET", path), "Age")).containsExactly("1");
        assertThat(CARTS.received()).hasSize(2);
    }

    @Test
    void anOldResponseIsReplacedByANewOne() {
        call("GET", path);
        catalogue.change();
        TIME.advance(Duration.ofSeconds(6));

        assertThat(call("GET", path).body()).isEqualTo(item(2));
        assertThat(call("GET", path).body()).isEqualTo(item(2));
        assertThat(CARTS.received()).hasSize(2);
    }

    @Test
    void nobodyWaitsForTheServiceWhileARecentResponseIsRevalidated() {
        call("GET", path);
        catalogue.change();
        TIME.advance(Duration.ofSeconds(3));
        var answer = new CountDownLatch(1);
        CARTS.behave(after(answer, catalogue));

        var meanwhile = call("GET", path);

        assertThat(meanwhile.body()).isEqualTo(item(1));
        assertThat(header(meanwhile, "Age")).containsExactly("3");
        assertThat(header(meanwhile, "Cache-Status")).containsExactly("gateway; hit");
        call("GET", path);
        answer.countDown();
        await().until(() -> call("GET", path).body().equals(item(2)));
        assertThat(CARTS.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyClientsThatAskAtOnceAreOneCall(boolean isStored) {
        if (isStored) {
            call("GET", path);
            TIME.advance(Duration.ofSeconds(6));
        }
        int before = CARTS.received().size();
        var answer = new CountDownLatch(1);
        CARTS.behave(after(answer, catalogue));

        List<CompletableFuture<HttpResponse<String>>> clients = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> call("GET", path)))
                .toList();
        await().until(() -> CARTS.received().size() > before);
        answer.countDown();

        assertThat(clients.stream().map(CompletableFuture::join))
                .allMatch(response -> response.body().equals(item(1)));
        assertThat(CARTS.received()).hasSize(before + 1);
    }

    @Test
    void theQueryIsPartOfTheKeyAsItWasSent() {
        call("GET", path + "?limit=5&cursor=a");

        call("GET", path + "?limit=5&cursor=a");
        assertThat(CARTS.received()).hasSize(1);
        call("GET", path + "?cursor=a&limit=5");
        call("GET", path + "?cursor=b&limit=5");
        call("GET", path);
        assertThat(CARTS.received()).hasSize(4);
    }

    /** What is not public, complete and the same for everybody never enters the cache. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cache-Control | no-store
            Cache-Control | private, max-age=60
            Cache-Control | no-cache, no-store, max-age=0, must-revalidate
            Cache-Control | max-age=60
            Cache-Control | public, no-cache, max-age=60
            Cache-Control | Public, Max-Age=60, Private="name"
            Vary          | Accept-Language
            """)
    void anAnswerForOneCallerIsNeverSentToAnother(String header, String value) {
        catalogue.with(header, value);
        callAsUser("GET", path);
        catalogue.change();

        var other = call("GET", path);

        assertThat(other.body()).isEqualTo(item(2));
        assertThat(header(other, "Age")).isEmpty();
        assertThat(header(other, header)).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 400, 404, 410, 500})
    void onlyA200IsStored(int status) {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", FakeCatalogue.CACHE_CONTROL);
            FakeService.send(exchange, status, "{}");
        });

        assertThat(call("GET", path).statusCode()).isEqualTo(status);
        assertThat(call("GET", path).statusCode()).isEqualTo(status);
        assertThat(CARTS.received()).hasSize(2);
    }

    @Test
    void aCookieIsForNobody() {
        catalogue.with("Set-Cookie", "a=b");

        assertThat(header(call("GET", path), "Set-Cookie")).isEmpty();
        assertThat(header(call("GET", path), "Set-Cookie")).isEmpty();
    }

    @Test
    void theSharedCallHasNothingOfItsCaller() {
        callAsUser("GET", path);
        call(
                "GET",
                path + "?limit=1",
                request -> request.header("Cookie", "a=b")
                        .header("Accept-Language", "de")
                        .header("Range", "bytes=0-1")
                        .header("X-Note", "a"));

        assertThat(CARTS.received())
                .hasSize(2)
                .extracting(ReceivedRequest::headers)
                .allSatisfy(headers -> assertThat(headers)
                        .doesNotContainKeys("Authorization", "Cookie", "Accept-language", "Range", "X-note"));
    }

    @Test
    void anotherMethodIsLeftToTheService() {
        call("GET", path);

        call("OPTIONS", path);

        assertThat(CARTS.received()).extracting(ReceivedRequest::method).containsExactly("GET", "OPTIONS");
    }

    @Test
    void thereIsOneCopyWhateverTypesAClientTakes() {
        call("GET", path, request -> request.header("Accept", "text/html,*/*;q=0.8"));

        assertThat(call("GET", path).body()).isEqualTo(item(1));
        assertThat(call("GET", path, request -> request.header("Accept", "text/csv"))
                        .body())
                .isEqualTo(item(1));

        assertThat(CARTS.received()).hasSize(1);
        assertThat(CARTS.received().getLast().headers().get("Accept")).containsExactly("application/json");
    }

    @Test
    void aPrivateResponseOfAClientThatHasItIsNotSentAgain() {
        catalogue.with("Cache-Control", "private, max-age=60");

        assertThat(call("GET", path, request -> request.header("If-None-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(304);
        assertThat(call("GET", path, request -> request.header("If-None-Match", "\"0\""))
                        .body())
                .isEqualTo(item(1));
    }

    @Test
    void anInvalidTokenIsRejectedThoughTheAnswerIsStored() {
        call("GET", path);

        var response = call("GET", path, request -> request.header("Authorization", "Bearer nonsense"));

        assertProblem(response, 401, "unauthorized", path);
    }

    @Test
    void aLargeResponseIsNotStored() {
        catalogue.larger(200_000);

        assertThat(call("GET", path).body()).hasSizeGreaterThan(200_000);
        assertThat(call("GET", path).body()).hasSizeGreaterThan(200_000);
        assertThat(CARTS.received()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aChangeIsReadByTheNextClient() {
        call("GET", path);
        call("GET", "/items?after=" + path);
        callAsAdmin("PUT", path);
        catalogue.change();

        assertThat(call("GET", path).body()).isEqualTo(item(2));
        assertThat(call("GET", "/items?after=" + path).body()).isEqualTo(item(2));
    }

    @Test
    void aRejectedChangeLeavesTheCacheAsItIs() {
        call("GET", path);
        CARTS.answer(403);
        callAsUser("PUT", path);

        assertThat(call("GET", path).body()).isEqualTo(item(1));
        assertThat(CARTS.received()).hasSize(2);
    }

    @Test
    void whatSomebodyElseHasChangedIsReadByTheClientThatLearnsOfIt() {
        call("GET", path);
        CARTS.answer(412);
        callAsAdmin("PUT", path);
        CARTS.behave(catalogue);
        catalogue.change();

        assertThat(call("GET", path).body()).isEqualTo(item(2));
    }

    /** It was read from the database before the change was committed. */
    @Test
    void aResponseThatWasOnItsWayDuringAChangeIsNotUsedAfterIt() {
        var answer = new CountDownLatch(1);
        CARTS.behave(after(answer, new FakeCatalogue()));
        var early = CompletableFuture.supplyAsync(() -> call("GET", path));
        await().until(() -> CARTS.received().size() == 1);
        CARTS.behave(catalogue);
        callAsAdmin("PUT", path);
        catalogue.change();

        assertThat(call("GET", path).body()).isEqualTo(item(2));
        answer.countDown();
        assertThat(early.join().body()).isEqualTo(item(1));
        assertThat(call("GET", path).body()).isEqualTo(item(2));
    }

    @Test
    void hitsAndMissesAreCounted() {
        call("GET", path);
        call("GET", path);

        assertThat(callManagement("/actuator/prometheus").body())
                .containsPattern("cache_gets_total\\{cache=\"gateway.responses\",result=\"hit\"} [1-9]")
                .containsPattern("cache_gets_total\\{cache=\"gateway.responses\",result=\"miss\"} [1-9]");
    }

    private static HttpHandler after(CountDownLatch latch, HttpHandler handler) {
        return exchange -> {
            awaitQuietly(latch);
            handler.handle(exchange);
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> header(HttpResponse<String> response, String name) {
        return Stream.of(name)
                .flatMap(key -> response.headers().allValues(key).stream())
                .toList();
    }
}
