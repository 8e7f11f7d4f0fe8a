package dev.souk.testing.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Lets a server of the JDK accept only clients with a certificate, as the services do with the profile {@code tls}. */
public final class ClientCertificateRequired extends HttpsConfigurator {

    /** With the certificate and the trusted authority of this context. */
    public ClientCertificateRequired(SSLContext context) {
        super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
        SSLParameters settings = getSSLContext().getDefaultSSLParameters();
        settings.setNeedClientAuth(true);
        parameters.setSSLParameters(settings);
    }
}
