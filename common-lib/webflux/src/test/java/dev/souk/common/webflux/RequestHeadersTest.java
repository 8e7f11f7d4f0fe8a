package dev.souk.common.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpServer;

class RequestHeadersTest {

    private static final String HEADER = "a:\r\n";

    private final EmbeddedChannel connection = new EmbeddedChannel(new HttpServerCodec(
            RequestHeaders.decoder(HttpServer.create().configuration().decoder())));

    @Test
    void aHundredHeadersAreWelcome() {
        assertThat(results("GET / HTTP/1.1\r\n" + HEADER.repeat(100) + "\r\n"))
                .hasSize(2)
                .allMatch(DecoderResult::isSuccess);
    }

    @Test
    void oneMoreIsTooLong() {
        assertThat(results("GET / HTTP/1.1\r\n" + HEADER.repeat(101) + "\r\n"))
                .singleElement()
                .extracting(DecoderResult::cause)
                .isInstanceOf(TooLongHttpHeaderException.class);
    }

    /** Otherwise its headers would be on the heap until the time for a head is over. The last one may go on. */
    @Test
    void theHeadNeedNotBeComplete() {
        assertThat(results("GET / HTTP/1.1\r\n" + HEADER.repeat(102)))
                .singleElement()
                .matches(DecoderResult::isFailure);
    }

    @Test
    void trailersCountAsWell() {
        String body = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";

        assertThat(results(body + HEADER.repeat(102)).getLast().cause()).isInstanceOf(TooLongHttpHeaderException.class);
    }

    private List<DecoderResult> results(String received) {
        connection.writeInbound(Unpooled.copiedBuffer(received, StandardCharsets.US_ASCII));
        return connection.inboundMessages().stream()
                .map(message -> ((HttpObject) message).decoderResult())
                .toList();
    }
}
