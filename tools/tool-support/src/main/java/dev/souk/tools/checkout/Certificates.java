package dev.souk.tools.checkout;

import java.nio.file.Path;

/**
 * Where the certificates of a system are: a folder for each process, with the files of a Kubernetes secret of the type
 * tls. A key is readable by its owner only.
 */
public record Certificates(Path folder) {

    /** Of the operator: the launcher itself, and the commands. */
    public static final String OPERATOR = "operator";

    /** Those of the system with this state folder. */
    public static Certificates of(StateFolder state) {
        return new Certificates(state.certificates().toAbsolutePath());
    }

    /** The folder of the process of that name. */
    public Path of(String name) {
        return folder.resolve(name);
    }

    /** The certificate of the local authority, which clients have to trust. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    /** The private key of the local authority. */
    public Path authorityKey() {
        return folder.resolve("ca.key");
    }

    /** The certificate of the process. */
    public Path certificate(String name) {
        return of(name).resolve("tls.crt");
    }

    /** The private key of the process, as PKCS #8. */
    public Path key(String name) {
        return of(name).resolve("tls.key");
    }

    /** Key and certificate in one file, as Kafka reads them. */
    public Path keyAndCertificate(String name) {
        return of(name).resolve("tls.pem");
    }
}
