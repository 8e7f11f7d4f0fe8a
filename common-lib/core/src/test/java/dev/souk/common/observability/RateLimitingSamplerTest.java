package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitingSamplerTest {

    private static final int PER_SECOND = 10;

    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos(); // overflows, as System.nanoTime may
    private final Sampler sampler = new RateLimitingSampler(Sampler.alwaysOn(), PER_SECOND, () -> now);

    @Test
    void asManyTracesAtOnceAreSampledAsASecondHas() {
        assertThat(sampledOf(100)).isEqualTo(PER_SECOND);
    }

    @Test
    void afterATenthOfASecondThereIsRoomForATenthOfThem() {
        sampledOf(100);
        now += Duration.ofMillis(100).toNanos();
        assertThat(sampledOf(100)).isEqualTo(1);
    }

    @Test
    void nothingIsSavedUpBeyondASecond() {
        sampledOf(100);
        now += Duration.ofHours(1).toNanos();
        assertThat(sampledOf(100)).isEqualTo(PER_SECOND);
    }

    @Test
    void whatTheOtherSamplerDropsTakesNoRoom() {
        var drops = new RateLimitingSampler(Sampler.alwaysOff(), 1, () -> now);
        assertThat(decision(drops)).isEqualTo(SamplingDecision.DROP);
    }

    private long sampledOf(int traces) {
        return IntStream.range(0, traces)
                .filter(_ -> decision(sampler) == SamplingDecision.RECORD_AND_SAMPLE)
                .count();
    }

    private static SamplingDecision decision(Sampler sampler) {
        return sampler.shouldSample(
                        Context.root(),
                        "0af7651916cd43dd8448eb211c80319c",
                        "a call",
                        SpanKind.SERVER,
                        Attributes.empty(),
                        List.of())
                .getDecision();
    }
}
