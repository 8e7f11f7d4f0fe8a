package dev.souk.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommonDescriptionTest {

    @Test
    void theLimitOfAPageIsThatOfPageRequest() {
        Parameter parameter = Objects.requireNonNull(
                OpenApiAutoConfiguration.common().getParameters().get("limit"));
        Schema<?> limit = parameter.getSchema();

        assertThat(limit.getMaximum()).isEqualTo(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        assertThat(limit.getDefault()).hasToString(Integer.toString(PageRequest.DEFAULT_LIMIT));
    }

    @Test
    void aSchemaOfAServiceStandsBesideTheCommonOnesAndReplacesNone() {
        var api = new OpenAPI()
                .components(new Components()
                        .addSchemas("Item", new Schema<>().description("own"))
                        .addSchemas("Problem", new Schema<>().description("own")));

        new OpenApiAutoConfiguration().commonComponents().customise(api);

        assertThat(api.getComponents().getSchemas().get("Item")).hasFieldOrPropertyWithValue("description", "own");
        assertThat(api.getComponents().getSchemas().get("Problem"))
                .isEqualTo(OpenApiAutoConfiguration.common().getSchemas().get("Problem"));
    }

    @Test
    void aServiceNeedsNoSchema() {
        var api = new OpenAPI().components(new Components());

        new OpenApiAutoConfiguration().commonComponents().customise(api);

        assertThat(api.getComponents().getSchemas()).containsOnlyKeys("Problem", "InvalidField");
    }
}
