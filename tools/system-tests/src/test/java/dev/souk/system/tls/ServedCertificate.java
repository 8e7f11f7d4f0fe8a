package dev.souk.system.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The certificate that a server presents in a new connection. */
final class ServedCertificate {

    private static final int TIMEOUT_MILLIS = 5_000;

    /** PostgreSQL's SSLRequest message: its length and the code that no version of the protocol has. */
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();

    private ServedCertificate() {}

    static X509Certificate of(int port) throws IOException {
        try (Socket plain = connect(port)) {
            return handshake(plain, port);
        }
    }

    static X509Certificate ofPostgres(int port) throws IOException {
        try (Socket plain = connect(port)) {
            OutputStream out = plain.getOutputStream();
            out.write(SSL_REQUEST);
            out.flush();
            int response = plain.getInputStream().read();
            if (response != 'S') {
                throw new IOException("PostgreSQL does not encrypt: " + response);
            }
            return handshake(plain, port);
        }
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static X509Certificate handshake(Socket plain, int port) throws IOException {
        try {
            var factory = SSLContext.getDefault().getSocketFactory();
            try (var socket = (SSLSocket) factory.createSocket(plain, "localhost", port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
