package dev.souk.common.webflux.server;

import io.netty.channel.EventLoop;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;

/**
 * Works around github.com/reactor/reactor-netty/issues/4361 by handling each request in its own event loop task.
 *
 * <p>A request that arrives before the previous exchange of its connection has ended waits in a queue: a pipelined one, or the
 * next one of a client that was answered before its body was read. Before 1.3.8, Reactor Netty never reads
 * from the connection again if the handler answers such a request while it is being dequeued, as with a 401, 404 or
 * 429. Version 1.3.8 needs a newer Netty than Spring Boot 4.1.0 has. With both, delete this class.
 */
class ReactorNetty4361Workaround implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.mapHandle(ReactorNetty4361Workaround::inOwnTask);
    }

    private static Mono<Void> inOwnTask(Mono<Void> handling, Connection connection) {
        EventLoop loop = connection.channel().eventLoop();
        return handling.delaySubscription(Mono.<Void>create(sink -> loop.execute(sink::success)));
    }
}
