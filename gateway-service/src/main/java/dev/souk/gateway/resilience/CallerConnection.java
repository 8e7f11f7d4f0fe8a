package dev.souk.gateway.resilience;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.netty.Connection;

/** The connection that a request has arrived on. */
@Component
class CallerConnection {

    /** False once the caller has closed it. */
    boolean isOpen(ServerHttpRequest request) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return connection.channel().isActive();
    }
}
