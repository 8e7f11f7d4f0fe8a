package dev.souk.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.contract.ReleasedContracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the description of each service's API has, besides what the linter of ApiClientsIT asks for. */
public abstract class ApiDescriptionContract {

    private final TestApi api;
    private final JsonNode description;

    /** Reads the description from the service under test. */
    protected ApiDescriptionContract(TestApi api) {
        this.api = api;
        this.description = api.description();
    }

    @Test
    void theDescriptionIsOfOpenApi31() {
        assertThat(description.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void theDescriptionNamesTheServiceAndItsLicence() {
        assertThat(description.at("/info/title").asString()).startsWith("Souk: ");
        assertThat(description.at("/info/license/name").asString("")).isEqualTo("Apache-2.0");
    }

    @Test
    void theApiOfTheLastReleaseIsKept() throws IOException {
        var contracts = new ReleasedContracts(Path.of("").toAbsolutePath());

        if (ReleasedContracts.isRelease()) {
            contracts.replace(description);
        }

        ReleasedContracts.assertKept(ApiComparison.changes(contracts.api(), description));
    }

    @Test
    void everyOtherResponseOfAnOperationIsAProblem() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.responses("(?![23]..).*"))
                        .as("%s", operation)
                        .hasEntrySatisfying(
                                "default",
                                response -> assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                                .asString(""))
                                        .isEqualTo("#/components/schemas/Problem"))
                        .hasSize(1));
    }

    /** The gateway repeats such a request, with a key, on another instance. A login twice makes two tokens. */
    @Test
    void everyRequestThatChangesSomethingMayHaveAnIdempotencyKey() {
        assertThat(operations())
                .filteredOn(operation -> operation.toString().matches("(post|patch) (?!/sessions).*"))
                .allSatisfy(operation -> assertThat(operation.parameters())
                        .as("%s", operation)
                        .anyMatch(it -> it.path("name").asString("").equals("Idempotency-Key")));
    }

    /** A body without an example would be sent as {@code "string"} by Swagger UI. */
    @Test
    void theExampleOfEveryBodyIsAccepted() {
        assertThat(operations().filter(ApiOperation::hasBody)).allSatisfy(operation -> {
            JsonNode example = operation.bodySchema().path("example");
            assertThat(example.isObject()).as("%s has an example", operation).isTrue();
            String path =
                    operation.path().replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
            assertThat(send(operation.method(), path, example).status())
                    .as("the response to %s %s", operation, example)
                    .isNotIn(400, 405, 413, 415, 422, 500);
        });
    }

    @TestFactory
    Stream<DynamicTest> aMistakeOfTheCallerIsAProblemOfTheCaller() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    try (var defects = new DefectLog()) {
                        var mistakes = new CallerMistakes(
                                operation.method().toUpperCase(Locale.ROOT),
                                operation.path(),
                                "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\n"
                                        .formatted(api.adminToken(), UUID.randomUUID()),
                                operation.exampleOfBody());
                        assertThat(mistakes.notUnderstood(api.uri(""))).isEmpty();
                        assertThat(defects.lines()).isEmpty();
                    }
                }));
    }

    private ApiResponse send(String method, String path, JsonNode body) {
        return api.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", "*")
                .send(method.toUpperCase(Locale.ROOT), path, body);
    }

    private Stream<ApiOperation> operations() {
        return ApiOperation.of(description);
    }
}
