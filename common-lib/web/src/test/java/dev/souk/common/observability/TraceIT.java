package dev.souk.common.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SoukTest
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String WRITTEN = "dev.souk.note.written.v1";

    private final TestApi api;
    private final TestEvents events;

    TraceIT(TestApi api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    @Test
    void theTraceOfARequestContinuesInItsEvents() {
        var response = api.customer(UUID.randomUUID())
                .with("Idempotency-Key", "k1")
                .with("traceparent", TRACEPARENT)
                .post("/notes", Map.of("text", "traced", "page_count", 1))
                .expect(201);
        UUID note = UUID.fromString(response.json().path("id").asString());

        assertThat(response.header("X-Trace-Id")).hasValue(TRACE);
        assertThat(traceOf(note)).isEqualTo(TRACE);
    }

    @Test
    void theTraceOfAnEventContinuesInTheEventsOfItsListener() {
        UUID note = UUID.randomUUID();
        String data = "{\"note_id\":\"" + note + "\",\"text\":\"traced\"}";
        events.publishRaw(
                "sample.foreign",
                note.toString(),
                data.getBytes(UTF_8),
                Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", WRITTEN, "traceparent", TRACEPARENT));

        assertThat(traceOf(note)).isEqualTo(TRACE);
    }

    private String traceOf(UUID note) {
        PublishedEvent event = events.awaitTypes("sample.notes", note, WRITTEN).getFirst();
        return event.headers().getOrDefault("traceparent", "").replaceFirst("00-([0-9a-f]{32})-.*", "$1");
    }
}
