package dev.souk.bff;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;

/**
 * The client at the provider, by its discovery document, which is read when somebody logs in: this service starts
 * before the provider can be reached. Each reads it for himself until somebody has: the library's own waits for half a
 * minute, and lets all others wait for it.
 */
final class DiscoveredClient implements ClientRegistrationRepository {

    private static final String ID = "souk";
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final OAuth2ClientProperties.Registration client;
    private final String issuer;
    private final RestClient provider;
    private volatile @Nullable ClientRegistration known;

    DiscoveredClient(OAuth2ClientProperties properties, RestClient provider) {
        this.client = Objects.requireNonNull(properties.getRegistration().get(ID));
        this.issuer = Objects.requireNonNull(
                Objects.requireNonNull(properties.getProvider().get(ID)).getIssuerUri());
        this.provider = provider;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (id.equals(ID) && known == null) {
            known = discovered();
        }
        return id.equals(ID) ? known : null;
    }

    private ClientRegistration discovered() {
        try {
            Map<String, Object> document = provider.get()
                    .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                    .retrieve()
                    .requiredBody(DOCUMENT);
            Assert.state(issuer.equals(document.get("issuer")), () -> "The issuer is not " + issuer);
            return ClientRegistrations.fromOidcConfiguration(document)
                    .registrationId(ID)
                    .clientId(Objects.requireNonNull(client.getClientId()))
                    .clientSecret(client.getClientSecret())
                    .clientAuthenticationMethod(new ClientAuthenticationMethod(
                            Objects.requireNonNull(client.getClientAuthenticationMethod())))
                    .redirectUri(client.getRedirectUri())
                    .scope(client.getScope())
                    .build();
        } catch (RuntimeException unavailable) { // whatever the document lacks
            throw new AuthenticationServiceException(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }
}
