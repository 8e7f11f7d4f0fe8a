package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123Z");

    private final UuidV7 ids = new UuidV7(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));

    @Test
    void anIdHasVersionVariantAndTheTimeOfItsClock() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void idsIncreaseEvenIfTheCounterOfAMillisecondOverflows() {
        var texts = Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }
}
