package dev.souk.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.web.PageRequest;
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
}
