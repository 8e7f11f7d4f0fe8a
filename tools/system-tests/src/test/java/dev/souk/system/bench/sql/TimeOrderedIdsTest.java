package dev.souk.system.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    @Test
    void anIdIsAUuidOfVersion7WithTheTimeOfItsCreation() {
        long before = System.currentTimeMillis();

        UUID id = TimeOrderedIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
        assertThat(TimeOrderedIds.next()).isNotEqualTo(id);
    }
}
