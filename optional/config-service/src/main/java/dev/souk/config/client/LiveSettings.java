package dev.souk.config.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which settings act at once: those of beans that can be made again. All others act at the next start. */
final class LiveSettings {

    /** Of beans that Spring Cloud puts into refresh scope; Resilience4j does that with its own. */
    static final String CLASSES = "io.opentelemetry.sdk.trace.samplers.Sampler,dev.souk.gateway.ratelimit.RateLimits,"
            + "dev.souk.gateway.routing.RoutedPaths";

    /** Names of beans that have such properties: whoever is made again has to get others. */
    static final String PROPERTIES =
            "(souk\\.gateway\\.rate-limit|souk\\.tracing|resilience4j\\.\\w+)-.*|.*RefreshScopedRegistryAutoConfiguration";

    /** The gateway combines the three, by circuit breaker, which is the last that is made again. */
    private static final List<String> POLICIES = List.of("bulkheadRegistry", "retryRegistry", "circuitBreakerRegistry");

    private static final Map<String, List<String>> BEANS = Map.of(
            "logging.level.", List.of(),
            "management.tracing.sampling.probability", List.of("sampler"),
            "souk.tracing.traces-per-second", List.of("sampler"),
            "souk.gateway.rate-limit.", List.of("rateLimits"),
            "resilience4j.bulkhead.", POLICIES,
            "resilience4j.circuitbreaker.", POLICIES,
            "resilience4j.retry.", POLICIES,
            "resilience4j.timelimiter.", List.of("timeLimiterRegistry", "routedPaths")); // of the gateway

    private LiveSettings() {}

    /** The beans that are made again for a setting, in this order; none if it acts at the next start. */
    static Stream<List<String>> beans(String setting) {
        return BEANS.entrySet().stream()
                .filter(each -> setting.startsWith(each.getKey()))
                .map(Map.Entry::getValue);
    }
}
