package dev.souk.system.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StubServerTest {

    private static final String JSON = "{\"items\":[{\"name\":\"Tasse, groß\"}]}";

    @AutoClose
    private final StubServer server = new StubServer(JSON);

    @AutoClose
    private final Customer customer =
            new Customer(HttpAddress.plain("http://127.0.0.1:" + server.port()), "a@souk.example", "secret", "item");

    StubServerTest() throws IOException {}

    @Test
    void everyRequestOfAConnectionHasTheSameResponseAndCounts() throws IOException {
        assertThat(customer.readItems()).isEqualTo(JSON);
        assertThat(customer.readItems()).isEqualTo(JSON);
        assertThat(server.requests()).isEqualTo(2);
    }
}
