package dev.souk.launcher.tls;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks an instance over TLS whether it is ready. It accepts the certificate of its service only. */
public final class InstanceProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ServiceHttpClients clients;

    /** Presents the operator's certificate. */
    public InstanceProbe(Certificates certificates) {
        this.clients = new ServiceHttpClients(certificates, TIMEOUT);
    }

    /** Whether it answers that it is ready. */
    public boolean isReady(Instance instance) {
        URI uri = URI.create("https://127.0.0.1:" + instance.port() + "/actuator/health/readiness");
        HttpClient client = clients.of(instance.service().name());
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads the operator's certificate again. */
    public void reload() {
        clients.reload();
    }
}
