package dev.souk.common.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes an id in a path: where a caller finds it. */
final class PathParameters implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach(PathParameters::describe);
    }

    private static void describe(String path, PathItem item) {
        item.readOperations().stream()
                .flatMap(operation ->
                        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream())
                .filter(parameter -> "path".equals(parameter.getIn()) && parameter.getDescription() == null)
                .forEach(parameter -> parameter.description(
                        "The id, as the responses of `%s` have it.".formatted(parent(path, parameter.getName()))));
    }

    private static String parent(String path, String parameter) {
        return path.substring(0, path.indexOf("/{" + parameter + "}"));
    }
}
