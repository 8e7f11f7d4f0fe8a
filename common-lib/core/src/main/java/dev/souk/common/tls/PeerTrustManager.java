package dev.souk.common.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts one service: a certificate of the local authority whose subject alternative name is the name of that service.
 *
 * <p>Instances are called by an address that the registry names, so the usual comparison of the certificate with the
 * host of the URL would prove nothing: whoever can register an address could also have a certificate for it. The name
 * that the caller means decides, as the service identity of RFC 9525 does, and the host of the URL does not matter.
 */
final class PeerTrustManager extends X509ExtendedTrustManager {

    private static final Integer DNS_NAME = 2; // the type of a name in RFC 5280, 4.2.1.6

    private final String peer;
    private final Supplier<X509TrustManager> authorities;

    /** Trusts the service {@code peer}, whose certificate the current {@code authorities} must have issued. */
    PeerTrustManager(String peer, Supplier<X509TrustManager> authorities) {
        this.peer = peer;
        this.authorities = authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.get().checkServerTrusted(chain, authType);
        List<String> names = dnsNames(chain[0]);
        if (!names.contains(peer)) {
            throw new CertificateException("The certificate is for %s, not for %s".formatted(names, peer));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    private static List<String> dnsNames(X509Certificate certificate) throws CertificateParsingException {
        return Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of()).stream()
                .filter(name -> DNS_NAME.equals(name.getFirst()))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("These are the settings of a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.get().getAcceptedIssuers();
    }
}
