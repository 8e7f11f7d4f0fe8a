package dev.souk.gateway.request;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose request does not arrive in time, however often a byte of it arrives. The time of the head
 * runs from the first byte (for the first request: from the connection on) to the end of the headers, that of the body
 * from there. A body that nobody reads counts as well, for example after a 401. Between two requests no time runs; that
 * is limited by {@code server.netty.idle-timeout}. It stands before the HTTP decoder, its {@link Progress} after it.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {

    private final Duration headTimeout;
    private final Duration bodyTimeout;
    private final Counter exceeded;
    private boolean receiving = true;
    private @Nullable Future<?> deadline;
    private @Nullable Duration pending; // the time of what has begun to arrive in this read

    RequestDeadline(Duration headTimeout, Duration bodyTimeout, Counter exceeded) {
        this.headTimeout = headTimeout;
        this.bodyTimeout = bodyTimeout;
        this.exceeded = exceeded;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context, headTimeout);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!receiving && !isUpgraded(context)) {
            receiving = true;
            pending = headTimeout;
        }
        context.fireChannelRead(bytes);
    }

    /** Most requests have arrived completely by now, and need no timer. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (pending != null) {
            start(context, pending);
            pending = null;
        }
        context.fireChannelReadComplete();
    }

    /** To a WebSocket: there are no requests any more, and no decoder of them. */
    private static boolean isUpgraded(ChannelHandlerContext context) {
        return context.pipeline().context(NettyPipeline.HttpCodec) == null;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context, Duration time) {
        stop();
        deadline = context.executor().schedule(() -> close(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    private void close(ChannelHandlerContext context) {
        exceeded.increment();
        context.close();
    }

    /** Sees which part of the request has arrived. */
    final class Progress extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                pending = bodyTimeout;
            }
            if (message instanceof LastHttpContent) {
                stop();
                pending = null;
                receiving = false;
            }
            context.fireChannelRead(message);
        }
    }
}
