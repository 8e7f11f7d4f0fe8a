package dev.souk.common.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.CodePointLength;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.customizers.SpecPropertiesCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
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

/** The OpenAPI description of a service at {@code /v3/api-docs}; {@code springdoc.open-api.info} names the service. */
@OpenAPIDefinition(
        info = @Info(title = "Souk", version = "1"),
        servers = @Server(url = "/", description = "The gateway that returned this description"),
        security = @SecurityRequirement(name = "token"))
@AutoConfiguration
@Import({OperationSignature.class, RecordNullness.class})
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotentExecution.class, PageRequest.class, IfMatch.class);
    }

    /** Applies {@code springdoc.open-api}; springdoc's own configuration of it makes other beans too early. */
    @Bean
    SpecPropertiesCustomizer specificationProperties(SpringDocConfigProperties properties) {
        return new SpecPropertiesCustomizer(properties);
    }

    /**
     * Reads the file with the first request for the description: a start does not wait for it. A schema of the service
     * replaces none of the file's.
     */
    @Bean
    OpenApiCustomizer commonComponents() {
        return api -> {
            Components common = common();
            common.getSchemas().forEach(api.getComponents()::addSchemas);
            api.setComponents(common.schemas(api.getComponents().getSchemas()));
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
            Stream.ofNullable(type.getCtxAnnotations())
                    .flatMap(annotations -> MergedAnnotations.from(annotations).stream(CodePointLength.class))
                    .forEach(length -> property.minLength(length.getInt("min")).maxLength(length.getInt("max")));
            return property;
        };
    }

    /** All services have the same admin paths; the gateway, and so its callers, has the service's name in them. */
    @Bean
    OpenApiCustomizer adminPaths(@Value("${spring.application.name}") String application) {
        String prefix = "/admin/" + application + "/";
        return api -> {
            var paths = new Paths();
            api.getPaths().forEach((path, item) -> paths.put(path.replaceFirst("^/admin/", prefix), item));
            api.setPaths(paths);
        };
    }
}
