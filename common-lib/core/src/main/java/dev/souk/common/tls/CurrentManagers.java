package dev.souk.common.tls;

import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;

/** The keys and trusted authorities of a bundle as its files are now; Spring Boot reads them again when they change. */
final class CurrentManagers {

    private volatile Managers current;

    CurrentManagers(SslBundles bundles, String bundle) {
        this.current = Managers.of(bundles.getBundle(bundle).getManagers());
        bundles.addBundleUpdateHandler(bundle, updated -> current = Managers.of(updated.getManagers()));
    }

    X509ExtendedKeyManager keys() {
        return current.keys;
    }

    X509TrustManager authorities() {
        return current.authorities;
    }

    private record Managers(X509ExtendedKeyManager keys, X509TrustManager authorities) {

        static Managers of(SslManagerBundle bundle) {
            return new Managers((X509ExtendedKeyManager) bundle.getKeyManagers()[0], (X509TrustManager)
                    bundle.getTrustManagers()[0]);
        }
    }
}
