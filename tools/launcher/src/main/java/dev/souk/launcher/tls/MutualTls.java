package dev.souk.launcher.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a client trusts the authority of the system and shows a certificate of its own.
 *
 * @param certificate of the client
 * @param key to the certificate
 * @param authority the certificate of the authority
 */
record MutualTls(Path certificate, Path key, Path authority) {

    private static final char[] NO_PASSWORD = {};

    /** Reads the files as they are now. */
    SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            Certificate[] chain = {PemFiles.certificate(certificate)};
            store.setKeyEntry("client", PemFiles.key(key), NO_PASSWORD, chain);
            store.setCertificateEntry("authority", PemFiles.certificate(authority));
            return context(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s, its key or its authority is unusable".formatted(certificate), e);
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
