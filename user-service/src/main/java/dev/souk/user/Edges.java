package dev.souk.user;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.OpenPaths;
import dev.souk.common.security.OpenPaths.Open;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What stands at the edges of the service: topics it owns, paths that need no token, the description of its API. */
@Configuration(proxyBeanMethods = false)
class Edges {

    private static final String BEARER = "bearer";

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("souk.users", "souk.payments");
    }

    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(List.of(
                new Open(HttpMethod.POST, "/users"),
                new Open(HttpMethod.POST, "/sessions"),
                new Open(HttpMethod.GET, "/.well-known/jwks.json")));
    }

    @Bean
    OpenAPI openApi() {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access_token of POST /sessions");
        return new OpenAPI()
                .info(new Info()
                        .title("Souk: users")
                        .version("1")
                        .description("Accounts, sessions and wallets. Every error is a problem of RFC 9457."))
                .components(new Components().addSecuritySchemes(BEARER, token))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
