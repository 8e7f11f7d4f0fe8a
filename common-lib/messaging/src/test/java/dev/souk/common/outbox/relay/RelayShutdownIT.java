package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The graceful shutdown of a relay. */
class RelayShutdownIT {

    private static final Duration NEVER = Duration.ofHours(1);

    private final RelayFixture fixture = new RelayFixture();
    private final UUID aggregate = UUID.randomUUID();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eventsOfTheLastTransactionsArePublishedBeforeTheRelayStops() {
        OutboxRelay relay = fixture.relay(
                fixture.publisher(fixture.producers()), RelayFixture.properties(NEVER, Duration.ofSeconds(5)));
        fixture.awaitOwners(1);
        fixture.write(aggregate, 1);
        fixture.write(aggregate, 2);

        relay.stop();

        assertThat(fixture.waiting()).isZero();
        assertThat(fixture.published(aggregate)).containsExactly(1L, 2L);
    }
}
