package dev.souk.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.client.Call;
import org.junit.jupiter.api.Test;

class DemoPrinterTest {

    @Test
    void aCallIsFormattedAsACommand() {
        Call call = Call.post("/users", "{\"name\":\"O'Hara\"}");

        assertThat(DemoPrinter.curl("http://localhost:8080", call)).isEqualTo("""
                        curl -i -X POST http://localhost:8080/users \\
                          -H 'Content-Type: application/json' \\
                          -d '{"name":"O'\\''Hara"}'""");
    }

    @Test
    void theTokenStaysInItsVariable() {
        assertThat(DemoPrinter.curl("http://localhost:8080", Call.get("/cart").withToken("eyJhbGciOi")))
                .isEqualTo("curl -i http://localhost:8080/cart \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }

    @Test
    void aStreamIsNotBuffered() {
        assertThat(DemoPrinter.curl("http://x", Call.get("/orders/1/events").with("Accept", "text/event-stream")))
                .startsWith("curl -i -N ");
    }

    /** Other shells than bash take the question mark for a pattern of file names. */
    @Test
    void anAddressWithAQueryIsQuoted() {
        assertThat(DemoPrinter.curl("http://x", Call.get("/items?limit=1")))
                .isEqualTo("curl -i 'http://x/items?limit=1'");
    }
}
