package dev.souk.cart.item;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes the header with the version, of which springdoc only knows the version of the operation that it describes.
 */
@Component
class ItemVersionDescription implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> ItemVersionConfiguration.HEADER.equals(parameter.getName()))
                .forEach(ItemVersionDescription::describe);
        return operation;
    }

    private static void describe(Parameter version) {
        var first = new StringSchema()._default("1")._enum(List.of("1")); // as the schema of the response
        version.description("The version of the response.").required(false).schema(first);
    }
}
