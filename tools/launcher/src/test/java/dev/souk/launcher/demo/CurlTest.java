package dev.souk.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurlTest {

    private final Customer customer = new Customer("a@souk.example", "eyJhbGciOi");

    @Test
    void aCallIsWrittenAsItCanBeTyped() {
        Call call = Call.post("/users", "{\"name\":\"O'Hara\"}");

        assertThat(Curl.of("http://localhost:8080", call)).isEqualTo("""
                        curl -i -X POST http://localhost:8080/users \\
                          -H 'Content-Type: application/json' \\
                          -d '{"name":"O'\\''Hara"}'""");
    }

    @Test
    void theTokenStaysInItsVariable() {
        assertThat(Curl.of("http://localhost:8080", Call.get("/cart").by(customer)))
                .isEqualTo("curl -i http://localhost:8080/cart \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }

    @Test
    void aStreamIsNotHeldBack() {
        assertThat(Curl.of("http://x", Call.get("/orders/1/events").accepting("text/event-stream")))
                .startsWith("curl -i -N ");
    }
}
