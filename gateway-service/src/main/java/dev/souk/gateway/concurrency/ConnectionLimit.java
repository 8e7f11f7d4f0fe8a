package dev.souk.gateway.concurrency;

import dev.souk.common.core.ClientNetwork;
import dev.souk.gateway.request.ClientLimit;
import dev.souk.gateway.request.ClientLimit.Decision;
import dev.souk.gateway.request.TrustedProxies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Limits open connections, of all clients together and of each of them; one beyond gets a {@link ConnectionRejection}.
 * A trusted proxy has the connections of many clients, so only the limit of all applies to it.
 */
@Component
class ConnectionLimit implements NettyServerCustomizer {

    private final ClientLimit limit;
    private final TrustedProxies proxies;
    private final Counter rejected;

    ConnectionLimit(ConcurrencyProperties limits, TrustedProxies proxies, MeterRegistry meters) {
        this.limit = new ClientLimit(limits.maxConnections(), limits.maxConnectionsPerClient());
        this.proxies = proxies;
        this.rejected = Rejection.counter(meters, "connections");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> admit(channel));
    }

    private void admit(Channel channel) {
        String client = clientOf(channel);
        Decision decision = limit.tryAcquire(client, 1);
        if (decision == Decision.ADMITTED) {
            channel.closeFuture().addListener(_ -> limit.release(client, 1));
        } else {
            rejected.increment();
            channel.pipeline().addFirst("souk.connectionRejection", new ConnectionRejection(decision));
        }
    }

    private String clientOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote && !proxies.include(remote)
                ? ClientNetwork.of(remote.getAddress())
                : "connection " + channel.id();
    }
}
