package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StubServerTest {

    private static final String JSON = "{\"items\":[{\"name\":\"Tasse, groß\"}]}";

    @AutoClose
    private final StubServer server = new StubServer(JSON);

    @AutoClose
    private final Caller caller = new Caller(server.address(), "a@souk.example", "secret");

    StubServerTest() throws IOException {}

    @Test
    void everyRequestOfAConnectionHasTheSameResponseAndCounts() throws IOException {
        assertThat(caller.readItems()).isEqualTo(JSON);
        assertThat(caller.readItems()).isEqualTo(JSON);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void aResponseComesAfterTheDelay() throws IOException {
        server.delay(() -> Duration.ofMillis(200));
        long begin = System.nanoTime();

        assertThat(caller.readItems()).isEqualTo(JSON);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(200_000_000);
    }
}
