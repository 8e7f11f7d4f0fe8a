package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code common-lib/README.md} says that each package needs. */
class CommonLibPageTest {

    private static final Path FOLDER = Repository.ROOT.resolve("common-lib");
    private static final Pattern ROW =
            Pattern.compile("\\| \\[`(\\w+)`]\\((.+)/package-info.java\\) \\| (.*) \\| (.*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?dev\\.souk\\.common\\.(\\w+)");

    @TestFactory
    Stream<DynamicTest> aPackageNeedsWhatItsRowSays() {
        assertThat(rows()).hasSizeGreaterThan(5);
        return rows().map(row -> DynamicTest.dynamicTest(row.group(1), () -> {
            Path folder = FOLDER.resolve(row.group(2));
            Set<String> imported = Repository.find(file -> file.startsWith(folder)).stream()
                    .flatMap(file -> names(IMPORT, Repository.read(file)))
                    .collect(Collectors.toCollection(TreeSet::new));
            imported.remove(row.group(1));

            assertThat(names(NAME, row.group(3))).containsExactlyElementsOf(imported);
            assertThat(names(NAME, row.group(4)))
                    .allSatisfy(table -> assertThat(migrations()).anyMatch(file -> file.startsWith(table + "__")));
        }));
    }

    private static Stream<MatchResult> rows() {
        return ROW.matcher(Repository.read(FOLDER.resolve("README.md"))).results();
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static Stream<String> migrations() {
        return Repository.find(
                        file -> file.startsWith(FOLDER) && file.toString().matches(".*/db/common/.*"))
                .stream()
                .map(file -> file.getFileName().toString());
    }
}
