package dev.souk.launcher.tls;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
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

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final @Nullable Certificates certificates;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    /** Clients without TLS if there are no certificates. */
    public ServiceHttpClients(@Nullable Certificates certificates) {
        this.certificates = certificates;
    }

    /** Trusts the local authority and presents the operator's certificate in all connections of this JVM. */
    public static void installAsDefault(Certificates certificates) {
        SSLContext.setDefault(asOperator(certificates));
    }

    /**
     * A client for an instance of the service at this URL, with the address in place of `localhost`, with which the JDK
     * would compare the certificate.
     */
    public SoukClient at(String service, String url, Duration timeout) {
        HttpClient http = clients.computeIfAbsent(certificates == null ? "" : service, this::client);
        return new SoukClient(http, url.replaceFirst("^https://localhost", "https://127.0.0.1"), timeout);
    }

    /** Whether the instance responds that it is ready. */
    public boolean isReady(Instance instance) {
        SoukClient client = at(instance.service().name(), instance.managementUrl(), TIMEOUT);
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

    /** Trusts the authority of the system and shows the operator's certificate; reads the files as they are now. */
    private static SSLContext asOperator(Certificates certificates) {
        try {
            X509Certificate own = PemFiles.certificate(certificates.certificate(Certificates.OPERATOR));
            var keys = new KeyPair(own.getPublicKey(), PemFiles.key(certificates.key(Certificates.OPERATOR)));
            X509Certificate authority = PemFiles.certificate(certificates.authority());
            var identity = X509Bundle.fromCertificatePath(new X509Certificate[] {own}, authority, keys);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    identity.toKeyManagerFactory().getKeyManagers(),
                    identity.toTrustManagerFactory().getTrustManagers(),
                    null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A certificate or key in %s is unusable".formatted(certificates.folder()), e);
        }
    }

    /** The JDK compares a certificate with the server name that the client asks for, before it compares the address. */
    private HttpClient client(String service) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
        if (certificates != null) {
            var parameters = new SSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(service)));
            client.sslContext(asOperator(certificates)).sslParameters(parameters);
        }
        return client.build();
    }
}
