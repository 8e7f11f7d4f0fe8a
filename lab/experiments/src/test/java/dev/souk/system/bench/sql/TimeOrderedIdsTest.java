package dev.souk.system.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    @Test
    void anIdIsAUuidOfVersion7WithTheTimeOfItsCreation() {
        var now = Instant.parse("2026-01-02T03:04:05.678Z");
        var ids = new TimeOrderedIds(Clock.fixed(now, ZoneOffset.UTC));

        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        assertThat(ids.next()).isNotEqualTo(id);
    }
}
