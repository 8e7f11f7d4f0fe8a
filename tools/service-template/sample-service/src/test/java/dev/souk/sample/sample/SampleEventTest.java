package dev.souk.sample.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.sample.sample.SampleEvent.SampleClosed;
import dev.souk.sample.sample.SampleEvent.SampleCreated;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SampleEventTest {

    private static final UUID SAMPLE = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();

    static Stream<SampleEvent> events() {
        return Stream.of(new SampleCreated(SAMPLE, USER), new SampleClosed(SAMPLE, USER));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventMatchesItsSchemaAndHasNoPersonalData(SampleEvent event) {
        var outbound = event.toOutbound();
        var data = JsonMapper.shared().readTree(new EventJson().write(outbound.data()));

        EventSchemas.assertValid(new PublishedEvent(SAMPLE, outbound.type(), outbound.sequence(), data, Map.of()));
        assertThat(data.propertyNames()).containsExactlyInAnyOrder("sample_id", "user_id");
        assertThat(outbound.aggregateId()).isEqualTo(SAMPLE);
        assertThat(outbound.topic()).isEqualTo("souk.samples");
    }
}
