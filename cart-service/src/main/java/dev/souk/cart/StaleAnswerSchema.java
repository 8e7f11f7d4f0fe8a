package dev.souk.cart;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the field {@code stale}, which the gateway adds to the catalogue while this service is unavailable. The
 * service never sends it, so it is no component of a record.
 */
@Component
class StaleAnswerSchema implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Stream.of("PageItemView", "ItemView")
                .map(api.getComponents().getSchemas()::get)
                .forEach(schema -> schema.addProperty("stale", stale()));
    }

    private static Schema<?> stale() {
        return new BooleanSchema()
                .description("Only in a response of the gateway while this service is unavailable, and true then: the"
                        + " response is as old as the header Age says. A checkout is not possible meanwhile.");
    }
}
