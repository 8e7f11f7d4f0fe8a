package dev.souk.common.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.CodePointLength;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;

/** The OpenAPI description of a service at {@code /v3/api-docs}. */
@AutoConfiguration
@Import({OperationSignature.class, RecordNullness.class})
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotentExecution.class, PageRequest.class, IfMatch.class);
    }

    /** Title and description of a service are its properties {@code springdoc.open-api.info}. */
    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info().title("Souk").version("1"))
                .servers(List.of(new Server().url("/").description("The gateway that returned this description")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /**
     * Reads the file with the first request for the description: a start does not wait for it. A schema of the service
     * replaces none of its.
     */
    @Bean
    OpenApiCustomizer commonComponents() {
        return api -> {
            Components common = common();
            var own = api.getComponents().getSchemas();
            if (own != null) {
                own.keySet().removeAll(common.getSchemas().keySet());
                common.getSchemas().putAll(own);
            }
            api.setComponents(common);
        };
    }

    static Components common() {
        try (InputStream file = new ClassPathResource("souk-openapi.yml").getInputStream()) {
            return Yaml31.mapper().readValue(file, Components.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names properties as the JSON does. The first of the converters is the last to be asked. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver snakeCase(ObjectMapperProvider mappers) {
        var mapper = mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(mapper).openapi31(true);
    }

    /** The length of a text by the constraint for code points, also where it is a part of another constraint. */
    @Bean
    PropertyCustomizer textLengths() {
        return (property, type) -> {
            var annotations = Objects.requireNonNullElse(type.getCtxAnnotations(), new Annotation[0]);
            MergedAnnotations.from(annotations).stream(CodePointLength.class)
                    .forEach(length -> property.maxLength(length.getInt("max")));
            return property;
        };
    }

    /** All services have the same admin paths; the gateway, and so its callers, has the service's name in them. */
    @Bean
    OpenApiCustomizer adminPaths(@Value("${spring.application.name}") String application) {
        return api -> {
            var paths = new Paths();
            api.getPaths()
                    .forEach((path, item) ->
                            paths.addPathItem(path.replaceFirst("^/admin/", "/admin/" + application + "/"), item));
            api.setPaths(paths);
        };
    }
}
