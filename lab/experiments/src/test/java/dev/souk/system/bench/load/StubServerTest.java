package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
