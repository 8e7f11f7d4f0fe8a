package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class RoutedPathsTest {

    private final RoutedPaths routes = new RoutedPaths(
            () -> Flux.just(
                    route("chat", Map.of("web-socket", true), "Path=/chat", "Header=Upgrade, (?i)websocket"),
                    route("news", Map.of("response-timeout", -1, "heartbeat", true), "Path=/news/{id}/events"),
                    route("quiet", Map.of("response-timeout", -1), "Path=/quiet/events"),
                    route("items", Map.of("public", "GET /items/**, POST /items/search"), "Path=/items/**"),
                    route("users", Map.of("password", "POST /users"), "Path=/users/**,/users"),
                    route(
                            "off",
                            Map.of("web-socket", false, "heartbeat", false, "idempotency-keys", false),
                            "Path=/off"),
                    route("rest", Map.of("public", true), "Path=/chat,/news/**")),
            TimeLimiterRegistry.ofDefaults());

    @ParameterizedTest
    @CsvSource({
        "/chat, rest",
        "/news/1/events, news",
        "/news/1, rest",
        "/items, items",
        "/items/1, items",
        "/users, users"
    })
    void theFirstRouteThatMatchesIsTheOne(String path, String id) {
        assertThat(find(HttpMethod.GET, path).routeId()).isEqualTo(id);
    }

    /** A change of settings has them made again by the next request, in an event loop, which may not wait. */
    @Test
    void theyAreMadeInAnEventLoop() {
        Flux<RouteDefinition> all = Flux.just(new RouteDefinition("items=lb://cart-service,Path=/items"));

        RoutedPaths made = Mono.fromSupplier(() -> new RoutedPaths(() -> all, TimeLimiterRegistry.ofDefaults()))
                .subscribeOn(Schedulers.parallel())
                .block(Duration.ofSeconds(10));

        assertThat(made).isNotNull();
    }

    @Test
    void metadataThatAreFalseAreAsIfTheyWereAbsent() {
        RoutedPath path = find(HttpMethod.GET, "/off");

        assertThat(path.isWebSocket()).isFalse();
        assertThat(path.storesIdempotencyKeys()).isFalse();
        assertThat(path.silenceLimit()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aHeaderCanSelectARoute() {
        RoutedPath path = Objects.requireNonNull(routes.find(upgrade()));

        assertThat(path.routeId()).isEqualTo("chat");
        assertThat(path.isStream()).isTrue();
    }

    private static MockServerHttpRequest upgrade() {
        return MockServerHttpRequest.get("/chat").header("Upgrade", "WebSocket").build();
    }

    @Test
    void aStreamThatKeepsAliveIsSilentForThreeTimeLimitsAtMost() {
        RoutedPath events = find(HttpMethod.GET, "/news/1/events");

        assertThat(events.isStream()).isTrue();
        assertThat(events.silenceLimit()).isEqualTo(events.timeLimit().multipliedBy(3));
    }

    /** Otherwise the places of those whose instance has vanished would be taken for ever. */
    @Test
    void anyOtherStreamEndsAtSomeTimeAndAWebSocketDoesNot() {
        assertThat(find(HttpMethod.GET, "/quiet/events").silenceLimit()).isEqualTo(Duration.ofMinutes(6));
        assertThat(Objects.requireNonNull(routes.find(upgrade())).silenceLimit())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/itemsx", "/chat/1", "/nothing", "/x/items"})
    void anyOtherPathHasNoRoute(String path) {
        assertThat(routes.find(MockServerHttpRequest.get(path).build())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /items/1, true",
        "HEAD, /items, true",
        "POST, /items/search, true",
        "POST, /items, false",
        "GET, /users, false",
        "DELETE, /news/1, true"
    })
    void metadataNameTheEndpointsThatArePublic(HttpMethod method, String path, boolean isPublic) {
        assertThat(find(method, path).isPublic(request(method, path))).isEqualTo(isPublic);
    }

    @ParameterizedTest
    @CsvSource({"POST, /users, true", "GET, /users, false", "POST, /users/1, false", "POST, /items, false"})
    void metadataNameTheEndpointsThatComputeAHash(HttpMethod method, String path, boolean hashes) {
        assertThat(find(method, path).hashesPassword(request(method, path))).isEqualTo(hashes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Method=GET", "Query=a", "Host=shop.example"})
    void aRouteThatAsksForMoreThanAPathAndHeadersIsRejected(String predicate) {
        var definitions = Flux.just(route("one", Map.of(), "Path=/one", predicate));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutedPaths(() -> definitions, TimeLimiterRegistry.ofDefaults()))
                .withMessageContaining("The route one has the predicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/{tenant}/orders", "/**", "/item*"})
    void aPathThatBeginsWithAVariableIsRejectedSinceItWouldNeverBeFound(String path) {
        var definitions = Flux.just(route("one", Map.of(), "Path=" + path));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutedPaths(() -> definitions, TimeLimiterRegistry.ofDefaults()))
                .withMessageContaining("The route one has the path " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items", "GET", "GET /a /b", ""})
    void anEndpointIsAMethodAndAPath(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutedPaths(
                        () -> Flux.just(route("one", Map.of("public", text), "Path=/one")),
                        TimeLimiterRegistry.ofDefaults()))
                .withMessageContaining("Not a method and a path");
    }

    private RoutedPath find(HttpMethod method, String path) {
        @Nullable RoutedPath found = routes.find(request(method, path));
        return Objects.requireNonNull(found);
    }

    private static MockServerHttpRequest request(HttpMethod method, String path) {
        return MockServerHttpRequest.method(method, path).build();
    }

    private static RouteDefinition route(String id, Map<String, Object> metadata, String... predicates) {
        var route = new RouteDefinition();
        route.setId(id);
        route.setUri(URI.create("lb://any-service"));
        route.setMetadata(metadata);
        route.setPredicates(Stream.of(predicates).map(PredicateDefinition::new).toList());
        return route;
    }
}
