package dev.souk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class ReleasedContractsTest {

    private final Path schema;
    private final ReleasedContracts contracts;

    ReleasedContractsTest(@TempDir Path repository) {
        Path module = repository.resolve("cart-service");
        schema = module.resolve("src/main/resources/schemas/dev.souk.stock.reserved.v1.json");
        contracts = new ReleasedContracts(module);
    }

    @BeforeEach
    void anEventIsReleased() throws IOException {
        Files.createDirectories(schema.getParent());
        Files.writeString(schema, "{\"properties\": {\"reason\": {\"enum\": [\"a\"]}}}");
        contracts.replace(JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0"));
    }

    @Test
    void theSameContractsAreKept() {
        assertThat(contracts.brokenEvents()).isEmpty();
        assertThat(contracts.api().path("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void anotherValueOfAnEventBreaksItsConsumers() throws IOException {
        Files.writeString(schema, "{\"properties\": {\"reason\": {\"enum\": [\"a\", \"b\"]}}}");

        assertThatThrownBy(() -> ReleasedContracts.assertKept(contracts.brokenEvents()))
                .hasMessageContaining("docs/api.md")
                .hasMessageContaining("dev.souk.stock.reserved.v1, reason: the reader expects the value [a], not [a, b]"
                        + "; the last release cannot read what this version writes");
    }

    @Test
    void anEventThatIsPublishedNoMoreBreaksItsConsumersUntilItIsReleased() throws IOException {
        Files.delete(schema);

        assertThat(contracts.brokenEvents())
                .containsExactly("dev.souk.stock.reserved.v1: the event has no schema any more;"
                        + " the last release cannot read what this version writes");

        contracts.replace(contracts.api());

        assertThat(contracts.brokenEvents()).isEmpty();
    }

    @Test
    void aServiceThatIsNotReleasedYetHasNoContracts(@TempDir Path elsewhere) {
        var unreleased = new ReleasedContracts(elsewhere.resolve("invoice-service"));

        assertThat(unreleased.api().isMissingNode()).isTrue();
        assertThat(unreleased.brokenEvents()).isEmpty();
    }
}
