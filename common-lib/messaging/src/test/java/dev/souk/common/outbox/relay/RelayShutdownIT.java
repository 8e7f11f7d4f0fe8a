package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A relay that is told to stop. */
class RelayShutdownIT {

    private static final Duration NEVER = Duration.ofHours(1);

    private final RelayFixture bed = new RelayFixture();
    private final UUID aggregate = UUID.randomUUID();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void eventsOfTheLastTransactionsArePublishedBeforeTheRelayStops() {
        OutboxRelay relay =
                bed.relay(bed.publisher(bed.producers()), RelayFixture.properties(NEVER, Duration.ofSeconds(5)));
        bed.awaitOwners(1);
        bed.write(aggregate, 1);
        bed.write(aggregate, 2);

        relay.stop();

        assertThat(bed.waiting()).isZero();
        assertThat(bed.told(aggregate)).containsExactly(1L, 2L);
    }
}
