package dev.souk.gateway.caching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the answers of the filter: {@code souk.gateway.response.cache}, by {@code outcome}. */
@Component
class CacheMetrics {

    private final Map<CacheOutcome, Counter> answers = new EnumMap<>(CacheOutcome.class);

    CacheMetrics(MeterRegistry meters) {
        Arrays.stream(CacheOutcome.values())
                .forEach(outcome -> answers.put(
                        outcome,
                        Counter.builder("souk.gateway.response.cache")
                                .description("Answers to requests that the response cache may answer")
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(meters)));
    }

    @SuppressWarnings("NullAway") // every outcome has a counter
    void count(CacheOutcome outcome) {
        answers.get(outcome).increment();
    }
}
