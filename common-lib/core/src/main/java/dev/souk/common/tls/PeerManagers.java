package dev.souk.common.tls;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.util.function.SingletonSupplier;

/**
 * The managers of a client that calls one service: it presents its own certificate and trusts that service only. Read
 * when the first client is created, since the bundle of the files does not exist before.
 */
record PeerManagers(String peer, SingletonSupplier<CurrentKeyManager> own) implements SslManagerBundle {

    private static final int SESSION_SECONDS = 600;

    @Override
    public KeyManager[] getKeyManagers() {
        return new KeyManager[] {own.obtain()};
    }

    @Override
    public TrustManager[] getTrustManagers() {
        return new TrustManager[] {new PeerTrustManager(peer, own.obtain()::authorities)};
    }

    /** A session that is resumed checks no certificate, so none lives long; the JDK's default is a day. */
    @Override
    public SSLContext createSslContext(String protocol) {
        SSLContext context = SslManagerBundle.super.createSslContext(protocol);
        context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
        return context;
    }

    /** A factory would read the stores, and so trust each service. */
    @Override
    public KeyManagerFactory getKeyManagerFactory() {
        throw new UnsupportedOperationException("Use the managers of the bundle " + peer);
    }

    /** As {@link #getKeyManagerFactory()}. */
    @Override
    public TrustManagerFactory getTrustManagerFactory() {
        throw new UnsupportedOperationException("Use the managers of the bundle " + peer);
    }
}
