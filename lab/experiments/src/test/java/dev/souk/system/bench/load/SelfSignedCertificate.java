package dev.souk.system.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that is its own authority, made by the JDK's keytool. */
final class SelfSignedCertificate {

    private static final String PASSWORD = "password";

    private final Path keys;
    private final Path certificate;

    /** For a server of this name; the folder is created. */
    SelfSignedCertificate(Path folder, String name) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        keys = folder.resolve("keys.p12");
        certificate = folder.resolve("ca.crt");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name);
        keytool("-exportcert", "-rfc", "-file", certificate.toString());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        words.addAll(List.of("-alias", "key", "-keystore", keys.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(words).inheritIO().start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + words);
        }
    }

    /** The certificate in PEM. */
    String file() {
        return certificate.toString();
    }

    /** What a server needs to prove its name. */
    SSLContext serverContext() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
