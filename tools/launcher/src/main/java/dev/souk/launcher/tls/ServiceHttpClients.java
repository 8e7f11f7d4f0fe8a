package dev.souk.launcher.tls;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients that call instances on this machine directly. With TLS each presents the operator's certificate, and
 * accepts the certificate of its service only; the address is then 127.0.0.1.
 */
public final class ServiceHttpClients {

    /** Of an actuator. */
    public static final String READINESS = "/actuator/health/readiness";

    private final @Nullable Certificates certificates;
    private final Duration timeout;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    /** Clients without TLS if there are no certificates. */
    public ServiceHttpClients(@Nullable Certificates certificates, Duration timeout) {
        this.certificates = certificates;
        this.timeout = timeout;
    }

    /** Trusts the local authority and presents the operator's certificate in all connections of this JVM. */
    public static void installAsDefault(Certificates certificates) {
        SSLContext.setDefault(OperatorTls.context(certificates));
    }

    /** The client for the instances of this service. */
    public HttpClient of(String service) {
        return clients.computeIfAbsent(service, this::client);
    }

    /** The URL with the address in place of `localhost`, with which the JDK would compare the certificate. */
    public static String byAddress(String url) {
        return url.replaceFirst("^https://localhost", "https://127.0.0.1");
    }

    /** Whether the instance responds that it is ready. */
    public boolean isReady(Instance instance) {
        var client = new SoukClient(of(instance.service().name()), byAddress(instance.managementUrl()), timeout);
        try {
            return client.send(Call.get(READINESS)).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Reads the operator's certificate again. */
    public void reload() {
        clients.clear();
    }

    /** The JDK compares a certificate with the server name that the client asks for, before it compares the address. */
    private HttpClient client(String service) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        if (certificates != null) {
            var parameters = new SSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(service)));
            client.sslContext(OperatorTls.context(certificates)).sslParameters(parameters);
        }
        return client.build();
    }
}
