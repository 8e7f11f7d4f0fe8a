package dev.souk.launcher.tls;

import dev.souk.console.tls.MutualTls;
import dev.souk.tools.checkout.Certificates;
import javax.net.ssl.SSLContext;

/**
 * TLS connections of the launcher and of commands: they trust the local authority and present the operator's
 * certificate.
 */
public final class OperatorTls {

    private OperatorTls() {}

    /** Makes it the default of this JVM, whose connections are all to this system. */
    public static void install(Certificates certificates) {
        SSLContext.setDefault(context(certificates));
    }

    /** Reads the certificates as they are now. */
    static SSLContext context(Certificates certificates) {
        String operator = Certificates.OPERATOR;
        return new MutualTls(certificates.certificate(operator), certificates.key(operator), certificates.authority())
                .context();
    }
}
