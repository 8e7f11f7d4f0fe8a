package dev.souk.config.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Adds the settings at the start: above application.yml, which was read before, and below the variables. Those of beans
 * that can be made again act at once later on, all others at the next start.
 */
final class LiveSettings implements EnvironmentPostProcessor {

    static final String SOURCE = "settings of config-service";

    /** Names of beans that have such properties: whoever is made again has to get others. */
    static final String PROPERTIES =
            "(souk\\.gateway\\.rate-limit|souk\\.tracing|resilience4j\\.\\w+)-.*|.*RefreshScopedRegistryAutoConfiguration";

    /** Of beans that Spring Cloud puts into refresh scope; Resilience4j does that with its own. */
    private static final String CLASSES = "io.opentelemetry.sdk.trace.samplers.Sampler,"
            + "dev.souk.gateway.ratelimit.RateLimits,dev.souk.gateway.routing.RoutedPaths";

    /** The client of Eureka stays as it is. */
    private static final Map<String, Object> REFRESH = Map.of(
            "spring.cloud.refresh.enabled", true,
            "spring.cloud.refresh.extra-refreshable", CLASSES,
            "eureka.client.refresh.enable", false,
            "management.health.refresh.enabled", false);

    /** By pattern. The gateway combines its policies by circuit breaker, which is the last that is made again. */
    private static final Map<String, List<String>> BEANS = Map.of(
            "logging\\.level\\..*", List.of(),
            "management\\.tracing\\.sampling\\.probability|souk\\.tracing\\.traces-per-second", List.of("sampler"),
            "souk\\.gateway\\.rate-limit\\..*", List.of("rateLimits"),
            "resilience4j\\.(bulkhead|circuitbreaker|retry)\\..*",
                    List.of("bulkheadRegistry", "retryRegistry", "circuitBreakerRegistry"),
            "resilience4j\\.timelimiter\\..*", List.of("timeLimiterRegistry", "routedPaths")); // of the gateway

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("souk.config.address")) {
            var sources = environment.getPropertySources();
            sources.addFirst(new MapPropertySource("refresh scope", REFRESH));
            var settings = SettingsSource.of(environment).atStart();
            sources.addAfter("systemEnvironment", new MapPropertySource(SOURCE, settings));
        }
    }

    /** The beans that are made again for a setting, in this order; none if it acts at the next start. */
    static Stream<List<String>> beans(String setting) {
        return BEANS.entrySet().stream()
                .filter(each -> setting.matches(each.getKey()))
                .map(Map.Entry::getValue);
    }
}
