package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of {@code docs/architecture.md} name what the code has. */
class ArchitecturePageTest {

    private static final String PAGE = Repository.read(Repository.ROOT.resolve("docs/architecture.md"));
    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\\n(.*?)```");
    private static final Pattern TYPE = Pattern.compile("\\b(?:[A-Z][a-z]+){2,}\\b");
    private static final Pattern TOPIC = Pattern.compile("\\bsouk\\.[a-z]+\\b");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    /** Names of systems and of libraries' types. */
    private static final Set<String> FOREIGN = Set.of("PostgreSQL", "KafkaListener");

    @Test
    void eachTypeInAPictureExists() {
        Set<String> declared = Repository.find(file -> file.toString().matches(".*/src/main/java/.*\\.java")).stream()
                .flatMap(file -> DECLARED.matcher(Repository.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(inPictures(TYPE).filter(type -> !FOREIGN.contains(type)))
                .hasSizeGreaterThan(15)
                .isSubsetOf(declared);
    }

    @Test
    void thePicturesHaveAllTopicsAndNoOther() {
        List<String> topics = Topology.services().stream()
                .map(ServiceDefinition::topics)
                .flatMap(List::stream)
                .toList();

        assertThat(inPictures(TOPIC).distinct()).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void thePictureOfAServiceHasItsPackages() {
        Path root = Repository.ROOT.resolve("order-service/src/main/java/dev/souk/order");

        assertThat(Repository.find(file -> file.endsWith("package-info.java") && file.startsWith(root)).stream()
                        .map(Path::getParent)
                        .filter(folder -> !folder.equals(root)))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(PAGE).contains("[" + folder.getFileName() + "<br/>"));
    }

    private static Stream<String> inPictures(Pattern wanted) {
        return PICTURE.matcher(PAGE)
                .results()
                .map(picture -> picture.group(1))
                .flatMap(picture -> wanted.matcher(picture).results())
                .map(MatchResult::group);
    }
}
