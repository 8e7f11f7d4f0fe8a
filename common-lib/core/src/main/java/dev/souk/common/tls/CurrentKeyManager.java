package dev.souk.common.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;

/**
 * The keys and trusted authorities of a bundle as its files are now; Spring Boot reads them again when they change. So
 * the certificate that is current when a connection is made is presented, and a renewed one needs no new client.
 */
final class CurrentKeyManager extends X509ExtendedKeyManager {

    private volatile Managers current;

    CurrentKeyManager(SslBundles bundles, String bundle) {
        this.current = Managers.of(bundles.getBundle(bundle).getManagers());
        bundles.addBundleUpdateHandler(bundle, updated -> current = Managers.of(updated.getManagers()));
    }

    private record Managers(X509ExtendedKeyManager keys, X509TrustManager authorities) {

        static Managers of(SslManagerBundle bundle) {
            return new Managers((X509ExtendedKeyManager) bundle.getKeyManagers()[0], (X509TrustManager)
                    bundle.getTrustManagers()[0]);
        }
    }

    X509TrustManager authorities() {
        return current.authorities;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return current.keys.getClientAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return current.keys.chooseClientAlias(keyType, issuers, socket);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return current.keys.chooseEngineClientAlias(keyType, issuers, engine);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return current.keys.getServerAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return current.keys.chooseServerAlias(keyType, issuers, socket);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return current.keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return current.keys.getPrivateKey(alias);
    }
}
