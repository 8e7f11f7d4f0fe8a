package dev.souk.launcher.tls;

import dev.souk.launcher.topology.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/** Asks an instance over TLS whether it is ready. It accepts the certificate of its service only. */
public final class InstanceProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Certificates certificates;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    /** Presents the operator's certificate. */
    public InstanceProbe(Certificates certificates) {
        this.certificates = certificates;
    }

    /** Whether it answers that it is ready. */
    public boolean isReady(Instance instance) {
        URI uri = URI.create("https://127.0.0.1:" + instance.port() + "/actuator/health/readiness");
        HttpClient client = clients.computeIfAbsent(instance.service().name(), this::client);
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
        clients.clear();
    }

    /** The JDK compares a certificate with the server name that the client asks for, before it compares the address. */
    private HttpClient client(String service) {
        var parameters = new SSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(service)));
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .sslContext(OperatorTls.context(certificates))
                .sslParameters(parameters)
                .build();
    }
}
