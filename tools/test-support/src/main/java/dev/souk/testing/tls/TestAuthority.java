package dev.souk.testing.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.springframework.util.function.ThrowingSupplier;

/** A certificate authority that issues certificates of services as the launcher does. */
public final class TestAuthority {

    private static final Duration VALIDITY = Duration.ofHours(1);

    private final X509Bundle authority;

    /** A new authority, which nobody trusts yet. */
    public TestAuthority() {
        var builder =
                new CertificateBuilder().ecp256().subject("CN=Test authority").setIsCertificateAuthority(true);
        authority = ThrowingSupplier.of(builder::buildSelfSigned).get();
    }

    /** A certificate for the service of that name. */
    public X509Bundle issue(String service) {
        return issue(service, Instant.now().plus(VALIDITY));
    }

    /** A certificate for the service that is valid until then. */
    public X509Bundle issue(String service, Instant end) {
        var builder = new CertificateBuilder()
                .ecp256()
                .subject("CN=" + service)
                .addSanDnsName(service)
                .notBefore(end.minus(VALIDITY.multipliedBy(2)))
                .notAfter(end)
                .addExtendedKeyUsageServerAuth()
                .addExtendedKeyUsageClientAuth();
        return ThrowingSupplier.of(() -> builder.buildIssuedBy(authority)).get();
    }

    /** Writes a new certificate of the service to the folder, with the files that {@code souk.tls.folder} needs. */
    public X509Bundle issueTo(Path folder, String service) throws IOException {
        X509Bundle certificate = issue(service);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tls.key"), certificate.getPrivateKeyPEM());
        Files.writeString(folder.resolve("tls.crt"), certificate.getCertificatePEM());
        Files.writeString(folder.resolve("ca.crt"), authority.getCertificatePEM());
        return certificate;
    }

    /** The settings of a server or client with this certificate that trusts this authority. */
    public SSLContext context(X509Bundle certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            var trust = new TrustManager[] {authority.toTrustManager()};
            context.init(certificate.toKeyManagerFactory().getKeyManagers(), trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a server of the JDK accept only clients with a certificate, as the services do with the profile `tls`. */
    public static HttpsConfigurator requiringClients(SSLContext context) {
        SSLParameters settings = context.getDefaultSSLParameters();
        settings.setNeedClientAuth(true);
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(settings);
            }
        };
    }
}
