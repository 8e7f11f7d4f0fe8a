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
final class RequestReadTimeout extends ChannelInboundHandlerAdapter {

    private final Duration headTimeout;
    private final Duration bodyTimeout;
    private final Counter exceeded;
    private Duration timeout; // of what is being received
    private boolean receiving;
    private @Nullable Future<?> timer; // a request that arrives at once needs none

    RequestReadTimeout(Duration headTimeout, Duration bodyTimeout, Counter exceeded) {
        this.headTimeout = headTimeout;
        this.bodyTimeout = bodyTimeout;
        this.exceeded = exceeded;
        this.timeout = headTimeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context);
        context.fireChannelActive();
    }

    /** No time runs once there is a WebSocket: there are no requests any more, and no decoder of them. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        receiving = context.pipeline().context(NettyPipeline.HttpCodec) != null;
        context.fireChannelRead(bytes); // to Progress, within this call
        if (receiving && timer == null) {
            start(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    private void start(ChannelHandlerContext context) {
        Runnable end = () -> {
            exceeded.increment();
            context.close();
        };
        timer = context.executor().schedule(end, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Sees which part of the request has arrived. */
    final class Progress extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                stop();
                timeout = bodyTimeout;
                receiving = true; // also if it came together with the end of the request before
            }
            if (message instanceof LastHttpContent) {
                stop();
                timeout = headTimeout;
                receiving = false;
            }
            context.fireChannelRead(message);
        }
    }
}
