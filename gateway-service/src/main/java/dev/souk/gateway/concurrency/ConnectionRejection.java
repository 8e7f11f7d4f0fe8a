package dev.souk.gateway.concurrency;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Answers 503 to the first bytes of a connection, whatever they are, and closes it. A connection that sends nothing is
 * closed after a second. No request of it reaches the HTTP server.
 */
final class ConnectionRejection extends ChannelInboundHandlerAdapter {

    private static final String BODY = """
            {"type":"/problems/service-unavailable","title":"Not available at the moment","status":503,\
            "detail":"Too many connections are open; try again.","instance":"/"}""";

    private static final ByteBuf RESPONSE = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
            .writeBytes("""
                    HTTP/1.1 503 Service Unavailable\r
                    Content-Type: application/problem+json\r
                    Content-Length: %d\r
                    Retry-After: 1\r
                    Connection: close\r
                    \r
                    %s""".formatted(BODY.length(), BODY).getBytes(StandardCharsets.US_ASCII))
            .asReadOnly());

    private boolean answered;

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
            context.writeAndFlush(RESPONSE.duplicate()).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
