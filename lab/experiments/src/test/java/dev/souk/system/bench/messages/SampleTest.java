package dev.souk.system.bench.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SampleTest {

    @ParameterizedTest
    @CsvSource({
        "USER, user-service, AccountView",
        "ORDER_OF_1_LINE, order-service, Order",
    })
    void theJsonHasTheFieldsOfTheApi(Sample sample, String service, String schema) throws IOException {
        JsonNode schemas = Json.MAPPER
                .readTree(Files.readString(Repository.ROOT.resolve("contracts/%s/openapi.json".formatted(service))))
                .at("/components/schemas");

        JsonNode written = Json.MAPPER.readTree(sample.jackson().write());

        hasFields(written, schemas.path(schema));
        for (JsonNode line : written.path("lines")) {
            hasFields(line, schemas.path("OrderLine"));
        }
        for (JsonNode step : written.path("history")) {
            hasFields(step, schemas.path("OrderStep"));
        }
    }

    private static void hasFields(JsonNode written, JsonNode schema) {
        assertThat(written.propertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsTheSameAfterEachFormat(Sample sample) {
        assertThat(isSame(sample.jackson())).isTrue();
        assertThat(isSame(sample.protobuf())).isTrue();
    }

    private static <T> boolean isSame(Codec<T> codec) {
        return codec.read(codec.write()).equals(codec.message());
    }
}
