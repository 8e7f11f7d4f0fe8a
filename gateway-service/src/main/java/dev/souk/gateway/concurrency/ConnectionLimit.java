package dev.souk.gateway.concurrency;

import dev.souk.common.core.ClientNetwork;
import dev.souk.gateway.request.ClientLimit;
import dev.souk.gateway.request.ClientLimit.Decision;
import dev.souk.gateway.request.TrustedProxies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Limits open connections, of all clients together and of each of them. A trusted proxy has the connections of many
 * clients, so only the limit of all applies to it.
 */
@Component
class ConnectionLimit implements NettyServerCustomizer {

    private static final String UNAVAILABLE = response("503 Service Unavailable", """
            {"type":"/problems/service-unavailable","title":"Not available at the moment","status":503,\
            "detail":"Too many connections are open; try again.","instance":"/"}""");

    private static final String TOO_MANY = response("429 Too Many Requests", """
            {"type":"/problems/too-many-requests","title":"Too many requests","status":429,\
            "detail":"This client has too many open connections; close some.","instance":"/"}""");

    private final ClientLimit limit;
    private final TrustedProxies proxies;
    private final Counter limitReached;
    private final Counter clientLimitReached;

    ConnectionLimit(ConcurrencyProperties limits, TrustedProxies proxies, MeterRegistry meters) {
        this.limit = new ClientLimit(limits.maxConnections(), limits.maxConnectionsPerClient());
        this.proxies = proxies;
        this.limitReached = Rejection.counter(meters, "connections");
        this.clientLimitReached = Rejection.counter(meters, "client");
    }

    private static String response(String status, String body) {
        return """
                HTTP/1.1 %s\r
                Content-Type: application/problem+json\r
                Content-Length: %s\r
                Retry-After: 1\r
                Connection: close\r
                \r
                %s""".formatted(status, body.length(), body);
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
            boolean isOneClient = decision == Decision.CLIENT_LIMIT_REACHED;
            (isOneClient ? clientLimitReached : limitReached).increment();
            channel.pipeline().addFirst("souk.connectionRejection", new Rejected(isOneClient ? TOO_MANY : UNAVAILABLE));
        }
    }

    private String clientOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote && !proxies.include(remote)
                ? ClientNetwork.of(remote.getAddress())
                : "connection " + channel.id();
    }

    /** Answers the first bytes, whatever they are, and closes; no request reaches the HTTP server. */
    private static final class Rejected extends ChannelInboundHandlerAdapter {

        private final String response;

        Rejected(String response) {
            this.response = response;
        }

        /** If nothing is sent, it is closed after a second. */
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
        public void channelActive(ChannelHandlerContext context) {
            context.executor().schedule(() -> context.close(), 1, TimeUnit.SECONDS);
            context.fireChannelActive();
        }

        /** Closing comes before any further bytes are read. */
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ReferenceCountUtil.release(bytes);
            context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), response))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
