package dev.souk.testing.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last release of a service promised, in the folder {@code contracts} of the repository: the description of
 * its API and the schemas of its events. A release replaces them, with {@code -Dsouk.contracts.write=true}.
 *
 * @param module the folder of the service
 */
public record ReleasedContracts(Path module) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Whether the contracts are to be replaced. */
    public static boolean isRelease() {
        return Boolean.getBoolean("souk.contracts.write");
    }

    /** Fails if a change breaks a contract, and says where the remedies are. */
    public static void assertKept(List<String> changes) {
        assertThat(changes)
                .as("changes that break a contract of the last release; what to do: docs/api.md, Contracts")
                .isEmpty();
    }

    /** The description of the API; missing if the service is not released yet. */
    public JsonNode api() {
        return Files.exists(apiFile()) ? JSON.readTree(apiFile()) : JSON.missingNode();
    }

    /** What consumers of the last release cannot read, and what consumers of this version cannot. */
    public List<String> brokenEvents() {
        return schemas(folder()).entrySet().stream()
                .flatMap(event -> broken(event.getKey(), event.getValue()))
                .toList();
    }

    /** Makes this version the last release. */
    public void replace(JsonNode api) throws IOException {
        Files.createDirectories(folder().resolve("schemas"));
        Files.writeString(apiFile(), sorted(api));
        for (String gone : schemas(folder()).keySet()) {
            Files.delete(schema(folder(), gone));
        }
        for (Map.Entry<String, JsonNode> event : schemas(resources()).entrySet()) {
            Files.writeString(schema(folder(), event.getKey()), sorted(event.getValue()));
        }
    }

    private Stream<String> broken(String event, JsonNode released) {
        JsonNode current = schemas(resources()).get(event);
        if (current == null) {
            return Stream.of(Reader.LAST_RELEASE.broken(event, "the event has no schema any more"));
        }
        return Stream.of(Reader.values())
                .flatMap(reader -> new SchemaComparison(released, current, reader).changes(event, released, current));
    }

    private Path folder() {
        return module.resolveSibling("contracts").resolve(module.getFileName());
    }

    private Path apiFile() {
        return folder().resolve("openapi.json");
    }

    private Path resources() {
        return module.resolve("src/main/resources");
    }

    private static Path schema(Path folder, String event) {
        return folder.resolve("schemas").resolve(event + ".json");
    }

    /** The schemas by the type of their event. */
    private static SortedMap<String, JsonNode> schemas(Path folder) {
        File[] files = folder.resolve("schemas").toFile().listFiles();
        return Stream.of(files == null ? new File[0] : files)
                .collect(toMap(
                        file -> file.getName().replace(".json", ""), JSON::readTree, (one, _) -> one, TreeMap::new));
    }

    /** The order of members is no part of a contract, and changes from run to run. */
    private static String sorted(JsonNode document) {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }
}
