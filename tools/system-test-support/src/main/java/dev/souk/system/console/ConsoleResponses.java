package dev.souk.system.console;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What the console of a running system answers over HTTP. */
final class ConsoleResponses {

    private final SoukClient client;

    ConsoleResponses(String console) {
        this.client = new SoukClient(console, Duration.ofSeconds(10));
    }

    JsonNode json(String path) {
        return reply(path).json();
    }

    Reply reply(String path) {
        try {
            return client.send(Call.get(path));
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
