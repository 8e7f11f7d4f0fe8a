package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/**
 * {@code docs/problems.md} explains the problems that the code declares, among them all of the last release: clients
 * decide by them.
 */
class ProblemCatalogueTest {

    private static final Pattern DECLARED =
            Pattern.compile("new Problem\\(\\s*\"([a-z-]+)\",\\s*\"[^\"]+\",\\s*HttpStatus\\.([A-Z_]+)\\)");
    private static final Path RELEASED = Repository.ROOT.resolve("contracts/problems.txt");
    private static final Pattern EXPLAINED =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| [^|]{8,} \\| [^|]{8,} \\|$");

    /** A slug with its status. */
    private record Type(String slug, int status) {

        @Override
        public String toString() {
            return slug + " " + status;
        }
    }

    @Test
    void everyProblemOfTheCodeIsExplainedOnceWithItsStatus() {
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(declared());
    }

    /** A release writes the list with {@code -Dsouk.contracts.write=true}. */
    @Test
    void everyProblemOfTheLastReleaseIsStillDeclaredWithItsStatus() throws IOException {
        if (Boolean.getBoolean("souk.contracts.write")) {
            Files.write(
                    RELEASED, declared().stream().map(Type::toString).sorted().toList());
        }

        assertThat(declared()).extracting(Type::toString).containsAll(Files.readAllLines(RELEASED));
    }

    private static Set<Type> declared() {
        return Repository.find(file -> file.toString().matches(".*/src/main/java/.*\\.java")).stream()
                .map(Repository::read)
                .flatMap(source -> DECLARED.matcher(source).results())
                .map(problem -> new Type(
                        problem.group(1), HttpStatus.valueOf(problem.group(2)).value()))
                .collect(Collectors.toSet());
    }

    private static List<Type> explained() {
        return EXPLAINED
                .matcher(Repository.read(Repository.ROOT.resolve("docs/problems.md")))
                .results()
                .map(row -> new Type(row.group(1), Integer.parseInt(row.group(2))))
                .toList();
    }
}
