package dev.souk.launcher.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads certificates and keys from files of text (RFC 7468). */
final class PemFiles {

    private PemFiles() {}

    /** The certificate in the file. */
    static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (InputStream content = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
        }
    }

    /** The key in the file, as PKCS #8; of an elliptic curve, as all keys of Souk. */
    static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] content = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content));
    }
}
