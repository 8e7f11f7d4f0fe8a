package dev.souk.common.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelinedRequestsTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\n\r\n";

    private final EmbeddedChannel connection = new EmbeddedChannel(new HttpServerCodec(), new PipelinedRequests());

    /** Netty allows 128: on all connections of a gateway they are more than its heap. */
    @Test
    void aConnectionWithTooManyRequestsInARowIsClosed() {
        connection.writeInbound(bytes(REQUEST.repeat(100)));

        assertThat(connection.isOpen()).isFalse();
        assertThat(requests()).hasSize(2);
    }

    /** They would wait for the response to the request before, outside of the gateway's budget for bodies. */
    @Test
    void aConnectionWithABodyBehindAnotherRequestIsClosed() {
        connection.writeInbound(bytes(REQUEST + "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789"));

        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.inboundMessages().stream())
                .noneMatch(message ->
                        message instanceof HttpContent part && part.content().isReadable());
    }

    /** A client may have all of a response before the gateway has written its end. */
    @Test
    void aBodyBehindAResponseThatHasBegunIsWelcome() {
        connection.writeInbound(bytes(REQUEST));
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        connection.writeInbound(bytes("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789"));
        connection.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT, response(HttpResponseStatus.OK));

        connection.writeInbound(bytes("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789"));

        assertThat(connection.isOpen()).isTrue();
    }

    /** It lasts as long as a stream. */
    @Test
    void aLongBodyBehindAResponseThatHasBegunIsNot() {
        connection.writeInbound(bytes(REQUEST));
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        connection.writeInbound(bytes("POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n" + "1".repeat(70_000)));

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aBodyOfTheFirstRequestIsWelcome() {
        connection.writeInbound(bytes("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789"));

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anyNumberOfRequestsWithTheirResponsesIsWelcome() {
        for (int number = 0; number < 100; number++) {
            connection.writeInbound(bytes(REQUEST));
            connection.writeOutbound(response(HttpResponseStatus.OK));
        }

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anInterimResponseIsNotThatOfTheRequest() {
        connection.writeInbound(bytes(REQUEST.repeat(2)));
        connection.writeOutbound(response(HttpResponseStatus.CONTINUE));
        assertThat(connection.isOpen()).isTrue();

        connection.writeInbound(bytes(REQUEST));

        assertThat(connection.isOpen()).isFalse();
    }

    private Stream<HttpRequest> requests() {
        return connection.inboundMessages().stream()
                .filter(HttpRequest.class::isInstance)
                .map(HttpRequest.class::cast);
    }

    private static ByteBuf bytes(String requests) {
        return Unpooled.copiedBuffer(requests, StandardCharsets.US_ASCII);
    }

    private static DefaultFullHttpResponse response(HttpResponseStatus status) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
    }
}
