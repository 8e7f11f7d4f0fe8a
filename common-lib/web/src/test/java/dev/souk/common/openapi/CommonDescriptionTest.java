package dev.souk.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.web.LineOfText;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommonDescriptionTest {

    private record Named(@LineOfText(max = 20) String name) {}

    @Test
    void theLimitOfAPageIsThatOfPageRequest() {
        Parameter parameter = Objects.requireNonNull(
                OpenApiAutoConfiguration.common().getParameters().get("limit"));
        Schema<?> limit = parameter.getSchema();

        assertThat(limit.getMaximum()).isEqualTo(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        assertThat(limit.getDefault()).hasToString(Integer.toString(PageRequest.DEFAULT_LIMIT));
    }

    @Test
    void aLineOfTextHasAtLeastOneCharacter() throws NoSuchFieldException {
        var name = new AnnotatedType(String.class)
                .ctxAnnotations(Named.class.getDeclaredField("name").getAnnotations());

        Schema<?> property = new OpenApiAutoConfiguration().textLengths().customize(new StringSchema(), name);

        assertThat(property.getMinLength()).isEqualTo(1);
        assertThat(property.getMaxLength()).isEqualTo(20);
    }

    @Test
    void aProblemHasTheHeadersOfAllRejections() {
        Components common = OpenApiAutoConfiguration.common();
        ApiResponse problem = Objects.requireNonNull(common.getResponses().get("problem"));

        assertThat(problem.getHeaders())
                .containsOnlyKeys(
                        "X-Trace-Id",
                        "Retry-After",
                        "WWW-Authenticate",
                        "Allow",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Idempotent-Replayed");
        assertThat(common.getHeaders().keySet())
                .containsAll(problem.getHeaders().keySet());
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
