package dev.souk.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractLongTimeoutsIT;
import dev.souk.testing.fault.ConformancePage;
import dev.souk.testing.fault.FailingServer;
import dev.souk.testing.fault.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.context.ApplicationContext;

/**
 * Calls every route with every method while its service fails in every way, and compares what the caller gets with the
 * table in {@code docs/conformance.md}.
 */
class RouteConformanceIT extends AbstractLongTimeoutsIT {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Duration AT_ONCE = Duration.ofSeconds(9); // less than the time-out
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private SimpleDiscoveryProperties registry;

    @Autowired
    private RouteDefinitionLocator locator;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void fetchKeys() {
        callAsUser("GET", "/cart");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void everyRouteAnswersEveryMethodAsTheTableSaysWhateverTheServiceDoes(@Autowired CircuitBreakerRegistry breakers)
            throws IOException {
        Map<String, Map<String, Map<Fault, String>>> seen = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            try (var server = new FailingServer(fault, "{}");
                    var _ = server.replace(services(), registry, context)) {
                callAll(fault, breakers, seen);
            }
        }

        var page = new ConformancePage("gateway");
        seen.forEach((route, methods) -> byAnswers(methods)
                .forEach((answers, names) -> page.add("`" + route + "`", String.join(", ", names), answers)));
        page.verify();
    }

    /** The methods with the same responses. */
    private static Map<Map<Fault, String>, List<String>> byAnswers(Map<String, Map<Fault, String>> methods) {
        return methods.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private Stream<String> services() {
        return routes().map(RouteConformanceIT::service).distinct();
    }

    /** Those of HTTP: a WebSocket is upgraded before its service is called (WebSocketRouteIT). */
    private Stream<RouteDefinition> routes() {
        return locator.getRouteDefinitions()
                .toStream()
                .filter(route ->
                        !"true".equals(String.valueOf(route.getMetadata().get("web-socket"))))
                .sorted(Comparator.comparingInt(RouteDefinition::getOrder));
    }

    private static String service(RouteDefinition route) {
        return Objects.requireNonNull(route.getUri()).getHost();
    }

    private void callAll(
            Fault fault, CircuitBreakerRegistry breakers, Map<String, Map<String, Map<Fault, String>>> seen) {
        if (fault == Fault.BREAKER_OPEN) {
            breakers.getAllCircuitBreakers().forEach(CircuitBreaker::transitionToForcedOpenState);
        }
        Map<String, Map<String, CompletableFuture<String>>> answers = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (RouteDefinition route : routes().toList()) {
                METHODS.forEach(method -> answers.computeIfAbsent(route.getId(), _ -> new LinkedHashMap<>())
                        .put(method, CompletableFuture.supplyAsync(() -> answer(fault, method, route), threads)));
            }
        }
        answers.forEach((route, methods) ->
                methods.forEach((method, answer) -> seen.computeIfAbsent(route, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(method, _ -> new TreeMap<>())
                        .put(fault, answer.join())));
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    /** The first pattern of the route, with something in place of its variables. */
    private static String path(RouteDefinition route) {
        String pattern =
                route.getPredicates().getFirst().getArgs().values().iterator().next();
        return pattern.replaceFirst("\\{id}|\\*\\*", "01a20064-f532-7001-a471-7f80a61eec41");
    }

    /**
     * Name and value of the header that tells the route from others with its path: its pattern as far as it is text.
     */
    private static Optional<List<String>> header(RouteDefinition route) {
        return route.getPredicates().stream()
                .filter(predicate -> "Header".equals(predicate.getName()))
                .map(predicate -> List.copyOf(predicate.getArgs().values()))
                .findFirst();
    }

    private String answer(Fault fault, String method, RouteDefinition route) {
        String path = path(route);
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(uri(path).toString()))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + ISSUER.adminToken())
                .timeout(IN_TIME);
        header(route)
                .ifPresent(header ->
                        builder.header(header.getFirst(), header.getLast().replaceFirst("\\[.*", "")));
        HttpRequest request = builder.build();
        long begin = System.nanoTime();
        String answer;
        try {
            answer = describe(client.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            answer = "no response: " + failure.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took)
                .as("%s %s, %s: %s", method, path, fault, answer)
                .isLessThan(fault == Fault.HANGS || fault == Fault.SLOW ? IN_TIME : AT_ONCE);
        return answer;
    }

    private static String describe(HttpResponse<InputStream> response) {
        String head = response.statusCode() + retryAfter(response.headers());
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return head + problem(text);
        } catch (IOException incomplete) {
            return head + ", incomplete";
        }
    }

    private static String retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(seconds -> ", `Retry-After: " + seconds + "`")
                .orElse("");
    }

    private static String problem(String body) {
        return Stream.of(body.split("\"type\":\"/problems/", 2))
                .skip(1)
                .map(rest -> " `" + rest.substring(0, rest.indexOf('"')) + "`")
                .collect(Collectors.joining());
    }
}
