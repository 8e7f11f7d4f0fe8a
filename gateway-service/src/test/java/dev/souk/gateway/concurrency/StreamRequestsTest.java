package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.routing.RoutedPaths;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;

class StreamRequestsTest {

    private final StreamRequests streams = new StreamRequests(new RoutedPaths(() -> Flux.just(
            route(Map.of("web-socket", true), "Path=/chat,/talk", "Header=Upgrade, (?i)websocket"),
            route(Map.of("response-timeout", -1), "Path=/news", "Header=Accept, text/event-stream"),
            route(Map.of("response-timeout", -1), "Path=/parcels/{id}/events"),
            route(Map.of("response-timeout", 9000), "Path=/reports"),
            route(Map.of("public", true), "Path=/chat,/news"))));

    @ParameterizedTest
    @CsvSource({
        "/chat,            Upgrade, websocket",
        "/talk,            Upgrade, WebSocket",
        "/news,            Accept,  text/event-stream",
        "/parcels/1/events, Accept, */*"
    })
    void aRequestOfARouteWithoutAnEndIsAStream(String path, String header, String value) {
        assertThat(streams.include(request(path, header, value))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/chat,            Accept,  text/event-stream",
        "/chat/1,          Upgrade, websocket",
        "/news,            Accept,  application/json",
        "/news,            Upgrade, websocket",
        "/parcels/1,       Accept,  text/event-stream",
        "/reports,         Accept,  text/event-stream",
        "/unknown,         Upgrade, websocket"
    })
    void anyOtherIsNone(String path, String header, String value) {
        assertThat(streams.include(request(path, header, value))).isFalse();
    }

    private static MockServerHttpRequest request(String path, String header, String value) {
        return MockServerHttpRequest.get(path).header(header, value).build();
    }

    private static RouteDefinition route(Map<String, Object> metadata, String... predicates) {
        var route = new RouteDefinition();
        route.setId("any");
        route.setUri(URI.create("lb://any-service"));
        route.setMetadata(metadata);
        route.setPredicates(Stream.of(predicates).map(PredicateDefinition::new).toList());
        return route;
    }
}
