package dev.souk.gateway.request;

import io.netty.channel.EventLoop;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;

/**
 * Handles each request in a task of its own, after the HTTP server has finished with what it had read. Reactor Netty
 * before 1.3.8 never reads from a connection again when a request that had to wait in its queue, because the exchange
 * before it had not quite ended, is answered while it is being taken out, as a 401, 404 or 429 is
 * (github.com/reactor/reactor-netty/issues/4361). 1.3.8 needs a newer Netty than Spring Boot 4.1.0 brings; with both,
 * this class can go.
 */
@Component
class ReactorNetty4361Workaround implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.mapHandle(ReactorNetty4361Workaround::inItsOwnTask);
    }

    private static Mono<Void> inItsOwnTask(Mono<Void> handling, Connection connection) {
        EventLoop loop = connection.channel().eventLoop();
        return handling.delaySubscription(Mono.<Void>create(turn -> loop.execute(turn::success)));
    }
}
