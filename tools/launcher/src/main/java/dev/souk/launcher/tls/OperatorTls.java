package dev.souk.launcher.tls;

import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** How the launcher is a client: it trusts the authority of the system, and shows the operator's certificate. */
final class OperatorTls {

    private static final char[] NO_PASSWORD = {};

    private OperatorTls() {}

    /** Reads the files as they are now. */
    static SSLContext context(Certificates certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            Certificate[] chain = {PemFiles.certificate(certificates.certificate(Certificates.OPERATOR))};
            store.setKeyEntry("client", PemFiles.key(certificates.key(Certificates.OPERATOR)), NO_PASSWORD, chain);
            store.setCertificateEntry("authority", PemFiles.certificate(certificates.authority()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, NO_PASSWORD);
            TrustManagerFactory authorities = TrustManagerFactory.getInstance("PKIX");
            authorities.init(store);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), authorities.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A certificate or key in %s is unusable".formatted(certificates.folder()), e);
        }
    }
}
