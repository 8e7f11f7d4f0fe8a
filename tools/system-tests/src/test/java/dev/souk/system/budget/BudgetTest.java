package dev.souk.system.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.souk.launcher.api.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints each figure beside its budget. Whoever raises a number writes the reason beside it. */
class BudgetTest {

    @Test
    void everyFigureKeepsToItsBudget() {
        // A service of `./souk new` needs lines in the launcher and words in pages.
        assumeThat(Topology.services()).hasSize(7);
        var measurement = new Measurement(SourceFile.ofMainCode());
        Budget.all()
                .forEach(budget -> System.out.printf(
                        "%-60s %6s of %6s%n", budget.name(), measurement.of(budget.name()), budget.limit()));

        assertThat(Budget.all())
                .isNotEmpty()
                .allSatisfy(budget -> assertThat(measurement.of(budget.name()))
                        .as("%s: %s", budget.name(), budget.reason())
                        .isPositive()
                        .isLessThanOrEqualTo(budget.limit()));
    }

    @ParameterizedTest
    @CsvSource({
        "lines of gateway-service, 30",
        "lines of gateway-service lab, 31",
        "types in a package, 2",
        "lines of a file, 20",
        "lines of a method, 9",
        "package chain, 3",
        "names declared twice, 1"
    })
    void eachFigureIsMeasured(String name, int figure) {
        List<SourceFile> files = List.of(
                file("gateway-service", "a", Set.of("b", "java.util"), List.of("One", "Two"), 20, 9),
                file("gateway-service", "b", Set.of("c"), List.of("Three"), 10, 3),
                file("lab", "c", Set.of(), List.of("One"), 1, 1));

        assertThat(new Measurement(files).of(name)).isEqualTo(figure);
    }

    @Test
    void theWordsOfPagesAreCounted(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "# Two words\n\nand three more\n");

        assertThat(new Measurement(List.of()).of("words of %s %s".formatted(page, page)))
                .isEqualTo(12);
    }

    @Test
    void theCompilerFindsWhatIsMeasured() {
        Path self = Path.of("tools/launcher/src/main/java/dev/souk/launcher/api/Topology.java");

        assertThat(SourceFile.ofMainCode().stream().filter(file -> file.path().equals(self)))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.packageName()).isEqualTo("dev.souk.launcher.api");
                    assertThat(file.types()).containsExactly("Topology");
                    assertThat(file.imports()).contains("java.util");
                    assertThat(Stream.of(file.lines(), file.longestMethod())).allMatch(lines -> lines > 2);
                });
    }

    private static SourceFile file(
            String folder, String name, Set<String> imports, List<String> types, int lines, int longestMethod) {
        return new SourceFile(Path.of(folder, name, name + ".java"), name, imports, types, lines, longestMethod);
    }
}
