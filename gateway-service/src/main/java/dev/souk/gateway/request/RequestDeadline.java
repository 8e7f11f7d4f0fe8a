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

    private final long headNanos;
    private final long bodyNanos;
    private final Counter exceeded;
    private boolean receiving;
    private long deadline; // of what is being received, by System.nanoTime()
    private @Nullable Future<?> check; // one for the connection: no request needs a timer of its own

    RequestDeadline(Duration headTimeout, Duration bodyTimeout, Counter exceeded) {
        this.headNanos = headTimeout.toNanos();
        this.bodyNanos = bodyTimeout.toNanos();
        this.exceeded = exceeded;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        receive(headNanos);
        check(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!receiving && !isUpgraded(context)) {
            receive(headNanos);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void receive(long nanos) {
        receiving = true;
        deadline = System.nanoTime() + nanos;
    }

    /** To a WebSocket: there are no requests any more, and no decoder of them. */
    private static boolean isUpgraded(ChannelHandlerContext context) {
        return context.pipeline().context(NettyPipeline.HttpCodec) == null;
    }

    /** Often enough for a deadline that begins in between. */
    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    private void check(ChannelHandlerContext context) {
        long interval = Math.min(headNanos, bodyNanos);
        long left = receiving ? Math.min(deadline - System.nanoTime(), interval) : interval;
        if (left > 0) {
            check = context.executor().schedule(() -> check(context), left, TimeUnit.NANOSECONDS);
        } else {
            exceeded.increment();
            context.close();
        }
    }

    /** Sees which part of the request has arrived. */
    final class Progress extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                receive(bodyNanos);
            }
            if (message instanceof LastHttpContent) {
                receiving = false;
            }
            context.fireChannelRead(message);
        }
    }
}
