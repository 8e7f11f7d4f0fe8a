package dev.souk.launcher.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS connections of the launcher and of commands: they trust the local authority and present the operator's certificate. */
public final class OperatorTls {

    private static final char[] NO_PASSWORD = {};

    private OperatorTls() {}

    /** Makes it the default of this JVM, whose connections are all to this system. */
    public static void install(Certificates certificates) {
        SSLContext.setDefault(context(certificates));
    }

    /** Reads the certificates as they are now. */
    static SSLContext context(Certificates certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            Certificate[] chain = {Pem.certificate(certificates.certificate(Certificates.OPERATOR))};
            store.setKeyEntry("operator", Pem.key(certificates.key(Certificates.OPERATOR)), NO_PASSWORD, chain);
            store.setCertificateEntry("authority", Pem.certificate(certificates.authority()));
            return context(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificates in %s are unusable".formatted(certificates.folder()), e);
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, NO_PASSWORD);
        TrustManagerFactory authorities = TrustManagerFactory.getInstance("PKIX");
        authorities.init(store);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), authorities.getTrustManagers(), null);
        return context;
    }
}
