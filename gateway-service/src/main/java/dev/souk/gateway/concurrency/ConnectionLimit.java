package dev.souk.gateway.concurrency;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Counts open connections; one beyond the limit gets a {@link ConnectionRejection}. */
@Component
class ConnectionLimit implements NettyServerCustomizer {

    private final int max;
    private final RejectionMetrics rejections;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(ConcurrencyProperties limits, RejectionMetrics rejections) {
        this.max = limits.maxConnections();
        this.rejections = rejections;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> count(channel));
    }

    private void count(Channel channel) {
        channel.closeFuture().addListener(_ -> open.decrementAndGet());
        if (open.incrementAndGet() > max) {
            rejections.countConnection();
            channel.pipeline().addFirst("souk.connectionRejection", new ConnectionRejection());
        }
    }
}
