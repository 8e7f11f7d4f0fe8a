package dev.souk.common.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The OpenAPI description of a service at {@code /v3/api-docs}. */
@AutoConfiguration
@EnableConfigurationProperties(ApiProperties.class)
class OpenApiAutoConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI api(ApiProperties properties) {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access_token of POST /sessions");
        return new OpenAPI()
                .info(new Info()
                        .title(properties.title())
                        .version("1")
                        .description(properties.description() + " Every error is a problem of RFC 9457."))
                .servers(List.of(new Server().url("/").description("The gateway that returned this description")))
                .components(new Components().addSecuritySchemes(TOKEN, bearer))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    SharedArguments sharedArguments() {
        return new SharedArguments();
    }

    @Bean
    AdminPaths adminPaths(@Value("${spring.application.name}") String application) {
        return new AdminPaths(application);
    }

    @Bean
    SnakeCaseNames snakeCaseNames() {
        return new SnakeCaseNames();
    }
}
