package dev.souk.gateway.concurrency;

import dev.souk.gateway.request.ClientLimit.Decision;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Answers 503, or 429 if the client has too many, to the first bytes of a connection, whatever they are, and closes it.
 * A connection that sends nothing is closed after a second. No request of it reaches the HTTP server.
 */
final class ConnectionRejection extends ChannelInboundHandlerAdapter {

    private static final ByteBuf UNAVAILABLE = response("503 Service Unavailable", """
            {"type":"/problems/service-unavailable","title":"Not available at the moment","status":503,\
            "detail":"Too many connections are open; try again.","instance":"/"}""");

    private static final ByteBuf TOO_MANY = response("429 Too Many Requests", """
            {"type":"/problems/too-many-requests","title":"Too many requests","status":429,\
            "detail":"This client has too many open connections; close some.","instance":"/"}""");

    private final ByteBuf response;
    private boolean answered;

    ConnectionRejection(Decision decision) {
        this.response = decision == Decision.CLIENT_LIMIT_REACHED ? TOO_MANY : UNAVAILABLE;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    public void channelActive(ChannelHandlerContext context) {
        context.executor().schedule(() -> context.close(), 1, TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ReferenceCountUtil.release(bytes);
        if (!answered) {
            answered = true;
            context.writeAndFlush(response.duplicate()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static ByteBuf response(String status, String body) {
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer()
                .writeBytes("""
                        HTTP/1.1 %s\r
                        Content-Type: application/problem+json\r
                        Content-Length: %s\r
                        Retry-After: 1\r
                        Connection: close\r
                        \r
                        %s""".formatted(status, body.length(), body).getBytes(StandardCharsets.US_ASCII))
                .asReadOnly());
    }
}
