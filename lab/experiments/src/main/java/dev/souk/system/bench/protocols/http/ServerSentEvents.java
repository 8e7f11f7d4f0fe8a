package dev.souk.system.bench.protocols.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A stream of events as the HTML standard defines it; each has one line of data here. */
final class ServerSentEvents {

    private ServerSentEvents() {}

    /**
     * An event.
     *
     * @param id empty if it has none
     * @param data empty if it has none
     */
    record Event(String id, String data) {}

    /** What becomes of an event. */
    @FunctionalInterface
    interface Handler {
        void handle(Event event) throws IOException;
    }

    /** Reads to the end of the stream. */
    static void read(InputStream stream, Handler handler) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring("data:".length()).strip();
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        handler.handle(new Event(id, data));
                    }
                    data = "";
                }
            }
        }
    }
}
