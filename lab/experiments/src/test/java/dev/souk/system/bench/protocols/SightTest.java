package dev.souk.system.bench.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.load.UnexpectedResponseException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.Test;

class SightTest {

    @Test
    void aStatusOfTheProtocolIsItself() {
        assertThat(Sight.of(new UnexpectedResponseException("DEADLINE_EXCEEDED")))
                .isEqualTo("DEADLINE_EXCEEDED");
    }

    @Test
    void anErrorOfTheConnectionHasItsType() {
        assertThat(Sight.of(new HttpTimeoutException("request timed out")))
                .isEqualTo("HttpTimeoutException: request timed out");
    }

    @Test
    void aLongMessageIsCutOff() {
        assertThat(Sight.of(new IOException("x".repeat(100)))).hasSize(46).endsWith("…");
    }
}
