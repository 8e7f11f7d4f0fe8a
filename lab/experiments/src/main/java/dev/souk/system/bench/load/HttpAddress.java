package dev.souk.system.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server, by HTTP or HTTPS.
 *
 * @param url with its port, such as {@code https://localhost:8080}
 * @param sockets opens its connections
 * @param from the address of this machine that they come from; null for any
 */
public record HttpAddress(
        URI url, SocketFactory sockets, @Nullable InetAddress from) {

    private static final int TIMEOUT_MILLIS = 30_000;

    /**
     * The server at this URL; if it has a certificate, then one of this authority, in a file that HTTP does not need.
     */
    public static HttpAddress at(URI url, Path authority) throws IOException {
        return url.getScheme().equals("https")
                ? new HttpAddress(url, trusting(authority), null)
                : plain(url.toString());
    }

    /** The server at this URL without encryption. */
    public static HttpAddress plain(String url) {
        return new HttpAddress(URI.create(url), SocketFactory.getDefault(), null);
    }

    /** The same server, called from another address of this machine. */
    public HttpAddress from(InetAddress other) {
        return new HttpAddress(url, sockets, other);
    }

    /** Opens a connection; for HTTPS the certificate is verified, also its name. */
    Socket connect() throws IOException {
        Socket socket = sockets.createSocket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            if (socket instanceof SSLSocket secured) {
                SSLParameters parameters = secured.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secured.setSSLParameters(parameters);
            }
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), TIMEOUT_MILLIS);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static SocketFactory trusting(Path authority) throws IOException {
        try (InputStream file = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("Cannot trust %s: %s".formatted(authority, unusable.getMessage()), unusable);
        }
    }
}
