package dev.souk.system.bench.protocols.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.protocols.http.ServerSentEvents.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    @Test
    void commentsAndEventsWithoutDataAreNoMessages() throws IOException {
        assertThat(read("""
                : waiting

                id: 1
                event: status
                data: {"status":"PLACED"}

                event: complete

                """)).containsExactly(new Event("1", "{\"status\":\"PLACED\"}"));
    }

    @Test
    void fieldsMayHaveNoSpaceAfterTheColon() throws IOException {
        assertThat(read("id:7\ndata:{}\n\n")).containsExactly(new Event("7", "{}"));
    }

    @Test
    void anEventThatIsNotFinishedIsNone() throws IOException {
        assertThat(read("id: 1\ndata: {}\n")).isEmpty();
    }

    private static List<Event> read(String text) throws IOException {
        var events = new ArrayList<Event>();
        ServerSentEvents.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), events::add);
        return events;
    }
}
