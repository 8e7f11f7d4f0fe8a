package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** {@code docs/problems.md} explains the problems that the code declares. */
class ProblemCatalogueTest {

    private static final Pattern DECLARED =
            Pattern.compile("new Problem\\(\\s*\"([a-z-]+)\",\\s*\"[^\"]+\",\\s*HttpStatus\\.([A-Z_]+)\\)");
    private static final Pattern EXPLAINED =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| [^|]{8,} \\| [^|]{8,} \\|$");

    /** A slug with its status. */
    private record Type(String slug, int status) {}

    @Test
    void everyProblemOfTheCodeIsExplainedOnceWithItsStatus() {
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(declared());
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
