package dev.souk.gateway.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Disconnects clients that send a request, or read a response, so slowly that they only hold resources. Reactor Netty
 * has no time limit for a head: its timeouts begin after it, and its idle timeout begins again with each byte.
 */
@Component
class ConnectionTimeouts implements NettyServerCustomizer {

    /** A body that is read at all is rejected with 408 before the connection is closed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final RequestProperties properties;
    private final Counter exceeded;

    ConnectionTimeouts(RequestProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.exceeded = Counter.builder("souk.gateway.connections.timed.out")
                .description("Connections closed because a request did not arrive in time")
                .register(meters);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> addTo(channel.pipeline()));
    }

    private void addTo(ChannelPipeline pipeline) {
        var reads = new RequestReadTimeout(
                properties.headTimeout(), properties.bodyTimeout().plus(GRACE), exceeded);
        pipeline.addBefore(NettyPipeline.HttpCodec, "souk.readTimeout", reads);
        pipeline.addAfter(NettyPipeline.HttpCodec, "souk.readProgress", reads.new Progress());
        var writes = new WriteTimeoutHandler(properties.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        pipeline.addFirst("souk.writeTimeout", writes);
    }
}
