package dev.souk.gateway.request;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import java.net.InetSocketAddress;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * The port of the Actuator endpoints, which no caller of the shop can reach. Spring Boot gives its server the same
 * filters as that of the public port. Requests there, of probes and scrapers, are not observed.
 */
@Component
public class ManagementPort implements ObservationPredicate {

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

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && received(request.getCarrier()));
    }
}
