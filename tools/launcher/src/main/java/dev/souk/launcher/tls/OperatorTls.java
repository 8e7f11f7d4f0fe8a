package dev.souk.launcher.tls;

import dev.souk.tools.checkout.Certificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/** How the launcher is a client: it trusts the authority of the system, and shows the operator's certificate. */
final class OperatorTls {

    private OperatorTls() {}

    /** Reads the files as they are now. */
    static SSLContext context(Certificates certificates) {
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
}
