package dev.souk.user.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a service be a client by the certificate of its name (RFC 8705, section 2.1), whose authority was checked when
 * it connected. It calls this service itself: what comes by the gateway has the gateway's certificate, which is no
 * client. In place of the library's converter, which takes a chain of one certificate for one that its owner has
 * signed.
 */
record CertificateAuthentication(RegisteredClientRepository clients) implements AuthenticationConverter {

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Object chain = request.getAttribute("jakarta.servlet.request.X509Certificate");
        String id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        RegisteredClient client = chain == null || id == null ? null : clients.findByClientId(id);
        return client != null
                        && client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.TLS_CLIENT_AUTH)
                ? new OAuth2ClientAuthenticationToken(
                        client.getClientId(), ClientAuthenticationMethod.TLS_CLIENT_AUTH, chain, null)
                : null;
    }

    /** The subject is the name of the client; Spring Boot has no property for another one. */
    static void requireCertificateOfClient(OAuth2ClientAuthenticationContext context) {
        OAuth2ClientAuthenticationToken client = context.getAuthentication();
        var chain = (X509Certificate[]) Objects.requireNonNull(client.getCredentials());
        if (!chain[0].getSubjectX500Principal().equals(new X500Principal("CN=" + client.getPrincipal()))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }
}
