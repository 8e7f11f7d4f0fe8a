package dev.souk.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.souk.testing.contract.ReleasedContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the description of each service's API has. The document is also written to {@code target/openapi.json}. */
public abstract class ApiDescriptionContract {

    private static final Set<String> TAGS = Set.of("Users", "Sessions", "Wallet", "Items", "Cart", "Orders", "Admin");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final TestApi api;
    private final JsonNode description;

    /** Reads the description from the service under test. */
    protected ApiDescriptionContract(TestApi api) {
        this.api = api;
        this.description = ApiDescription.of(api).json();
    }

    @Test
    void theDocumentIsKept() throws IOException {
        Path file = Files.writeString(Path.of("target/openapi.json"), description.toPrettyString());

        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(file).isNotEmptyFile();
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
    void theNamesAreThoseOfTheJson() {
        assertThat(new ApiDescription(description).names()).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void everyOperationHasAnIdASummaryAndOneOfTheTags() {
        assertThat(violating(operation -> operation.text("operationId").matches("[a-z][A-Za-z]+")))
                .isEmpty();
        assertThat(operations().map(operation -> operation.text("operationId"))).doesNotHaveDuplicates();
        assertThat(violating(operation -> !operation.text("summary").isBlank())).isEmpty();
        assertThat(violating(operation -> operation.tags().size() == 1 && TAGS.containsAll(operation.tags())))
                .isEmpty();
    }

    @Test
    void everyTagIsDescribedOnce() {
        Set<String> used =
                operations().flatMap(operation -> operation.tags().stream()).collect(Collectors.toSet());

        assertThat(description.path("tags").valueStream().filter(tag -> tag.hasNonNull("description")))
                .extracting(tag -> tag.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyOtherResponseOfAnOperationIsAProblem() {
        assertThat(violating(operation ->
                        operation.responses("(?![23]..).*").keySet().equals(Set.of("default"))
                                && operation.responses("default").values().stream()
                                        .allMatch(response -> response.at(
                                                        "/content/application~1problem+json/schema/$ref")
                                                .asString("")
                                                .equals("#/components/schemas/Problem"))))
                .isEmpty();
    }

    @Test
    void everyParameterIsDescribedAndEveryHeaderAsWell() {
        assertThat(violating(
                        operation -> operation.parameters().allMatch(parameter -> parameter.hasNonNull("description"))))
                .isEmpty();
        assertThat(description.at("/components/headers").valueStream())
                .allMatch(header -> header.hasNonNull("description") && header.hasNonNull("example"));
    }

    @Test
    void everySchemaHasATypeAndItsExampleIsValid() {
        description.at("/components/schemas").propertyStream().forEach(schema -> {
            assertThat(schema.getValue().has("type")).as("type of %s", schema).isTrue();
            JsonNode example = schema.getValue().path("example");
            if (!example.isMissingNode()) {
                assertThat(violations(schema.getKey(), example))
                        .as("example of %s", schema.getKey())
                        .isEmpty();
            }
        });
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
                                operation.hasBody()
                                        ? operation.bodySchema().path("example").toString()
                                        : "");
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

    private List<ApiOperation> violating(Predicate<ApiOperation> rule) {
        return operations().filter(rule.negate()).toList();
    }

    private List<String> violations(String schema, JsonNode example) {
        String document = "{\"$ref\": \"#/components/schemas/%s\", \"components\": %s}"
                .formatted(schema, description.path("components"));
        return SCHEMAS.getSchema(document, InputFormat.JSON).validate(example.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
