package dev.souk.system.bench.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.HttpAddress;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class StaticServerTest {

    private static final String JSON = "{\"items\":[{\"name\":\"Tasse, groß\"}]}";

    @Test
    void everyRequestOfAConnectionHasTheSameAnswerAndCounts() throws IOException {
        try (var server = new StaticServer(JSON);
                var caller = caller(server)) {
            assertThat(caller.readItems()).isEqualTo(JSON);
            assertThat(caller.readItems()).isEqualTo(JSON);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    private static Caller caller(StaticServer server) {
        URI url = URI.create("http://127.0.0.1:" + server.port());
        return new Caller(HttpAddress.plain(url), "a@souk.example", "secret");
    }
}
