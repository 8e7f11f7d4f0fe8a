package dev.souk.cart;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the field {@code stale}, which the gateway adds to the catalogue while this service is unavailable. The
 * service never sends it, so it is no component of a record.
 */
@Component
class StaleAnswerSchema implements OpenApiCustomizer {

    private static final List<String> ANSWERS = List.of("PageItemView", "ItemView");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (ANSWERS.contains(name)) {
                schema.addProperty("stale", stale());
            }
        });
    }

    private static Schema<?> stale() {
        Schema<?> stale = new Schema<>();
        stale.addType("boolean");
        return stale.description(
                "Only in a response of the gateway while this service is unavailable, and true then: it is"
                        + " as old as the header Age says. A checkout is not possible until then.");
    }
}
