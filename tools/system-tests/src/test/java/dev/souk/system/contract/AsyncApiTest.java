package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.testing.events.EventSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Three places name the events: code, schemas, {@code docs/asyncapi.yaml}. They say the same. */
class AsyncApiTest {

    private static final Path DOCUMENT = Repository.ROOT.resolve("docs/asyncapi.yaml");
    private static final Pattern REFERENCE = Pattern.compile("\\$ref: '(\\.\\./[^']+)'");
    private static final Pattern TYPE = Pattern.compile("\"(dev\\.souk(?:\\.[a-z-]+)+\\.v\\d+)\"");

    @Test
    void everySchemaIsDescribedAndNothingElseIs() {
        Set<Path> described = REFERENCE
                .matcher(Repository.read(DOCUMENT))
                .results()
                .map(reference -> DOCUMENT.resolveSibling(reference.group(1)).normalize())
                .collect(Collectors.toSet());

        assertThat(described).allMatch(Files::exists).isNotEmpty();
        assertThat(described).containsExactlyInAnyOrderElementsOf(schemas());
    }

    @Test
    void everyTypeInTheCodeOfAServiceHasASchema() {
        Set<String> withSchema = schemas().stream().map(AsyncApiTest::type).collect(Collectors.toSet());
        var unknown = new TreeMap<String, Path>();
        Repository.find(file ->
                        file.toString().endsWith(".java") && file.toString().contains("-service/src/main/"))
                .forEach(file -> TYPE.matcher(Repository.read(file))
                        .results()
                        .map(type -> type.group(1))
                        .filter(type -> !withSchema.contains(type))
                        .forEach(type -> unknown.put(type, file)));

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        for (Path schema : schemas()) {
            String module = Repository.ROOT.relativize(schema).getName(0).toString();
            assertThat(EventSchemas.examples("../" + module, type(schema))).isNotEmpty();
        }
    }

    @Test
    void messagesAreNamedByTheirTypes() {
        Set<String> names = Pattern.compile("name: (dev\\.souk\\.\\S+)")
                .matcher(Repository.read(DOCUMENT))
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());

        assertThat(names).isEqualTo(schemas().stream().map(AsyncApiTest::type).collect(Collectors.toSet()));
    }

    private static String type(Path schema) {
        return schema.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static Set<Path> schemas() {
        return Set.copyOf(Repository.find(file -> file.toString().contains("/src/main/resources/schemas/")
                && file.toString().endsWith(".json")));
    }
}
