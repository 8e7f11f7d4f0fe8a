package dev.souk.common.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The OpenAPI description of a service at {@code /v3/api-docs}. */
@AutoConfiguration
@EnableConfigurationProperties(ApiProperties.class)
class OpenApiAutoConfiguration {

    private static final String TOKEN = "token";
    private static final String HOW_TO_GET_A_TOKEN = """
            Register with POST /users, then POST /sessions with the same e-mail and password: paste the access_token of \
            its response here, without "Bearer". It is valid for some minutes (expires_in, in seconds), then log in \
            again. Operations for admins need the token of an admin.""";

    @Bean
    OpenAPI api(ApiProperties properties) {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(HOW_TO_GET_A_TOKEN);
        return new OpenAPI()
                .info(
                        new Info()
                                .title(properties.title())
                                .version("1")
                                .contact(new Contact().name("Souk"))
                                .license(new License()
                                        .name("Apache-2.0")
                                        .url("https://www.apache.org/licenses/LICENSE-2.0"))
                                .description(
                                        properties.description()
                                                + " Every error is a problem of RFC 9457, explained by GET of its type; docs/api.md is the guide."))
                .servers(List.of(new Server().url("/").description("The gateway that returned this description")))
                .components(new Components().addSecuritySchemes(TOKEN, bearer))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    RecordNullness recordNullness() {
        return new RecordNullness();
    }

    @Bean
    PropertyCustomizer textLengths() {
        return new TextLengths();
    }

    @Bean
    SharedComponents sharedComponents(ProblemResponses problems) {
        return new SharedComponents(problems);
    }

    @Bean
    SuccessHeaders successHeaders() {
        return new SuccessHeaders();
    }

    @Bean
    ProblemResponses problemResponses() {
        return new ProblemResponses();
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
    PathParameters pathParameters() {
        return new PathParameters();
    }

    @Bean
    SnakeCaseNames snakeCaseNames() {
        return new SnakeCaseNames();
    }
}
