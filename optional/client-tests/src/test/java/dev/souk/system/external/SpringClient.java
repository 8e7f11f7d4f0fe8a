package dev.souk.system.external;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A program that logs its users in by Spring Security's client, as Spring Boot configures it. Its only page orders for
 * the user; each call has a new access token, by the refresh token.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class SpringClient {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

    private final String shop;

    SpringClient(@Value("${shop}") String shop) {
        this.shop = shop;
    }

    /** Without the logging of Spring Boot, which accepts no other library beside its own: the launcher has one. */
    static ConfigurableApplicationContext start(String shop) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        return new SpringApplicationBuilder(SpringClient.class)
                .properties(
                        "shop=" + shop,
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.security.oauth2.client.provider.souk.issuer-uri=" + shop,
                        "spring.security.oauth2.client.registration.souk.client-id=souk-cli",
                        "spring.security.oauth2.client.registration.souk.client-authentication-method=none",
                        "spring.security.oauth2.client.registration.souk.authorization-grant-type=authorization_code",
                        "spring.security.oauth2.client.registration.souk.redirect-uri={baseUrl}/callback",
                        "spring.security.oauth2.client.registration.souk.scope=openid,email")
                .run();
    }

    @Bean
    SecurityFilterChain logins(HttpSecurity http, ClientRegistrationRepository clients) {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
        logout.setPostLogoutRedirectUri(shop + "/");
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2Login(login -> login.redirectionEndpoint(endpoint -> endpoint.baseUri("/callback")))
                .oauth2Client(withDefaults())
                .logout(page -> page.logoutSuccessHandler(logout))
                .build();
    }

    /** The library expects RS256 unless it is told. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(_ -> SignatureAlgorithm.ES256);
        return decoders;
    }

    @Bean
    RefreshTokenOAuth2AuthorizedClientProvider refreshes() {
        var refreshes = new RefreshTokenOAuth2AuthorizedClientProvider();
        refreshes.setClockSkew(TOKEN_LIFETIME);
        return refreshes;
    }

    @GetMapping("/")
    String order(@RegisteredOAuth2AuthorizedClient("souk") OAuth2AuthorizedClient souk) throws IOException {
        String token = souk.getAccessToken().getTokenValue();
        var client = new SoukClient(shop, LIMIT);
        client.send(idempotent("/wallet/deposits", "{\"amount_cents\":100000}", token))
                .expect(201);
        String item = client.send(Call.get("/items?limit=1"))
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        client.send(Call.post("/cart", "{\"item_id\":\"%s\",\"quantity\":1}".formatted(item))
                        .withToken(token))
                .expect(200);
        String order =
                client.send(idempotent("/orders", "{}", token)).expect(202).text("id");
        Call status = Call.get("/orders/" + order).withToken(token);
        String end = await().atMost(LIMIT)
                .until(() -> client.send(status).text("status"), Set.of("CONFIRMED", "CANCELLED")::contains);
        return end + ": " + client.send(Call.get("/users/me").withToken(token)).text("email");
    }

    private static Call idempotent(String path, String json, String token) {
        return Call.post(path, json).withToken(token).withIdempotencyKey();
    }
}
