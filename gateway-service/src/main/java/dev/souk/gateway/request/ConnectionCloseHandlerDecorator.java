package dev.souk.gateway.request;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Component;

/**
 * The response to each request that comes during the shutdown ends its connection, as that of services does. A client
 * would otherwise keep it for its next request, and send that while the server closes it.
 */
@Component
record ConnectionCloseHandlerDecorator(ApplicationAvailability availability) implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
                response.getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
            return handler.handle(request, response);
        };
    }
}
