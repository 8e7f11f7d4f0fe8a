package dev.souk.common.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;

/**
 * The response to each request that comes during the shutdown ends its connection. A caller would otherwise keep the
 * connection for its next request, and send that while the web server closes it, or get a 503 on it: Tomcat rejects
 * what arrives on open connections once it has stopped to accept new ones. A valve, so that it comes before all
 * filters: those that hold a limit have the first place among them.
 */
final class ConnectionCloseValve extends ValveBase
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final ApplicationAvailability availability;

    ConnectionCloseValve(ApplicationAvailability availability) {
        super(true); // requests may be asynchronous
        this.availability = availability;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        getNext().invoke(request, response);
    }
}
