package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {

    private static final int README_LINES = 150;
    private static final int ADR_LINES = 45;

    static Stream<Path> documents() {
        return Repository.documents().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentPointsAtNothingThatIsNotThere(Path document) {
        assertThat(References.broken(document, Repository.read(document))).isEmpty();
    }

    @Test
    void aDeadLinkAndADeadPathAreFound() {
        String text = "See [this](docs/nowhere.md), [that](README.md#there) and `cart-service/gone.txt`, `pom.xml`.";

        assertThat(References.broken(Repository.ROOT.resolve("README.md"), text))
                .containsExactly("docs/nowhere.md", "cart-service/gone.txt");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aLinkToALineOfCodePointsAtWhatItNames(Path document) {
        assertThat(References.misplaced(document, Repository.read(document))).isEmpty();
    }

    @Test
    void aLinkToTheWrongLineIsFoundTogetherWithTheRightOne() {
        String text = "See [`<artifactId>souk</artifactId>`](pom.xml#L1) and [`<?xml`](pom.xml#L1).";

        assertThat(References.misplaced(Repository.ROOT.resolve("README.md"), text))
                .singleElement()
                .asString()
                .matches("pom.xml#L1: `<artifactId>souk</artifactId>` is in line \\d+ of \\d+");
    }

    @Test
    void theReadmeAndTheDecisionsStayShort() {
        assertThat(lines(Repository.ROOT.resolve("README.md"))).isLessThanOrEqualTo(README_LINES);
        List<Path> decisions = documents()
                .filter(path -> path.toString().contains("/docs/adr/"))
                .toList();
        assertThat(decisions)
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(lines(decision)).isLessThanOrEqualTo(ADR_LINES));
    }

    @Test
    void everyDecisionStandsInTheirList() {
        String list = Repository.read(Repository.ROOT.resolve("docs/adr/README.md"));

        assertThat(documents().filter(path -> path.getFileName().toString().matches("\\d{4}-.*\\.md")))
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(list).contains("(" + decision.getFileName() + ")"));
    }

    /** Flyway rejects a second migration of one version. */
    @Test
    void theRecipeForAFieldOfAnItemNamesTheNextMigration() {
        Path migrations = Repository.ROOT.resolve("cart-service/src/main/resources/db/migration");
        int latest = Repository.find(file -> file.startsWith(migrations)).stream()
                .map(file -> file.getFileName().toString())
                .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                .max()
                .orElseThrow();

        String next = "`V" + (latest + 1) + "__";
        assertThat(Repository.read(Repository.ROOT.resolve("CONTRIBUTING.md"))).contains(next);
        assertThat(Repository.read(Repository.ROOT.resolve("docs/code-map.md"))).contains(next);
    }

    @Test
    void theMavenWrapperStillPicksTheJdk() {
        assertThat(Repository.read(Repository.ROOT.resolve("mvnw"))).contains(".mvn/find-jdk.sh");
    }

    private static long lines(Path file) {
        return Repository.read(file).lines().count();
    }
}
