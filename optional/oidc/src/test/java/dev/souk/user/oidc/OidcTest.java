package dev.souk.user.oidc;

import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** Starts the service with its own keys: its tokens are to be valid. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "souk.oidc.machine-secret=" + OidcTest.MACHINE_SECRET,
            "souk.oidc.page-secret=a-page-secret-of-this-test-only-0123456789",
            "souk.oidc.machine-scopes=cart-service:items.write,statistics-service:orders.read",
            "souk.signing.refresh=500ms",
            OidcTest.ACCOUNTS + "client-id=accounts",
            OidcTest.ACCOUNTS + "client-authentication-methods=tls_client_auth,client_secret_basic",
            OidcTest.ACCOUNTS + "client-secret=" + OidcTest.ACCOUNTS_SECRET,
            OidcTest.ACCOUNTS + "authorization-grant-types=client_credentials",
            OidcTest.ACCOUNTS + "scopes=user-service:accounts.read,email",
            OidcTest.WEB + "registration.client-id=web",
            OidcTest.WEB + "registration.client-secret=" + OidcTest.WEB_SECRET,
            OidcTest.WEB + "registration.client-authentication-methods=client_secret_basic",
            OidcTest.WEB + "registration.authorization-grant-types=authorization_code,refresh_token",
            OidcTest.WEB + "registration.redirect-uris=https://web.example/callback",
            OidcTest.WEB + "registration.post-logout-redirect-uris=https://web.example/bye",
            OidcTest.WEB + "registration.scopes=openid,email",
            OidcTest.WEB + "token.id-token-signature-algorithm=ES256"
        })
@ContextConfiguration(initializers = InfrastructureInitializer.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface OidcTest {

    String MACHINE_SECRET = "a-machine-secret-of-this-test-only-0123456789";
    String ACCOUNTS_SECRET = "another-machine-secret-of-this-test-only-0123";
    String WEB_SECRET = "a-web-secret-of-this-test-only-0123456789";
    /** A machine that calls this service. */
    String ACCOUNTS = "spring.security.oauth2.authorizationserver.client.accounts.registration.";

    String WEB = "spring.security.oauth2.authorizationserver.client.web.";
}
