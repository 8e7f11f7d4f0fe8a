package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The limits in {@code application.yml}: each can be reached although the others are there. */
class ConfiguredLimitsTest {

    private final PropertySource<?> settings;

    ConfiguredLimitsTest() throws IOException {
        this.settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .getFirst();
    }

    @Test
    void oneClientCannotFillABulkheadAndOneServiceCannotTakeAllRequests() {
        int bulkhead = limit("resilience4j.bulkhead.configs.default.max-concurrent-calls");

        assertThat(bulkhead)
                .isGreaterThan(limit("souk.gateway.concurrency.requests.per-client"))
                .isLessThan(limit("souk.gateway.concurrency.requests.max"));
    }

    @Test
    void oneClientCannotFillTheBulkheadOfStreams() {
        assertThat(limit("resilience4j.bulkhead.instances.order-service-events.max-concurrent-calls"))
                .isGreaterThan(limit("souk.gateway.concurrency.streams.per-client"))
                .isLessThan(limit("souk.gateway.concurrency.streams.max"));
    }

    @Test
    void noRequestWaitsForAConnection() {
        assertThat(limit("souk.gateway.concurrency.requests.max") + limit("souk.gateway.concurrency.streams.max"))
                .isLessThan(limit("spring.cloud.gateway.server.webflux.httpclient.pool.max-connections"));
    }

    private int limit(String property) {
        return (int) Objects.requireNonNull(settings.getProperty(property), property);
    }
}
