package dev.souk.gateway.request;

import java.net.InetSocketAddress;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The port of the Actuator endpoints, which no caller of the shop can reach. Spring Boot gives its server the same
 * filters as that of the public port.
 */
@Component
public class ManagementPort {

    private volatile int port = -1;

    @EventListener
    void serverStarted(WebServerInitializedEvent started) {
        if (WebServerApplicationContext.hasServerNamespace(started.getApplicationContext(), "management")) {
            port = started.getWebServer().getPort();
        }
    }

    /** Whether the request has arrived there. */
    public boolean received(ServerHttpRequest request) {
        InetSocketAddress local = request.getLocalAddress();
        return local != null && local.getPort() == port;
    }
}
