package dev.souk.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A short run of two seeds. {@code ./souk chaos} runs others, for longer. A failure has the report in its text. */
class ChaosIT {

    /** They cover every kind of fault, see {@link ChaosSeedsTest}. */
    static final List<Long> SEEDS = List.of(240L, 2103L);

    static final Duration EACH = Duration.ofSeconds(30);

    private final Path state;

    ChaosIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void nothingIsLostDoubledOrOversold() throws InterruptedException {
        var output = new ArrayList<String>();
        String seeds = SEEDS.stream().map(String::valueOf).collect(Collectors.joining(","));
        var options =
                CommandLine.populateCommand(new ChaosCommand(), "--seed", seeds, "--minutes", "0.5", "--shoppers", "8");
        assertThat(options.length()).isEqualTo(EACH);

        Report report = Chaos.run(options, state, output::add);

        assertThat(report.broken()).as(String.join("\n", output)).isEmpty();
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.checkedCount().get() > 0)
                .extracting(Verdict::claim)
                .contains(
                        "one key, one answer, however often and in parallel it is sent",
                        "a deposit answered 201 is in the ledger once, a rejected one not at all",
                        "every order is final within 30 s, or of the last fault",
                        "a poison record is a dead letter of every group that reads its topic");
        assertThat(output)
                .filteredOn(line -> line.contains("at rest after"))
                .hasSameSizeAs(SEEDS)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\b0 (orders|faults)"))
                .allSatisfy(System.out::println);
        assertThat(List.of("without a gap", "nothing but poison"))
                .as("after each seed, and after everything was consumed again")
                .allSatisfy(claim -> assertThat(output)
                        .filteredOn(line -> line.startsWith("I") && line.contains(claim))
                        .hasSize(SEEDS.size() + 1));
    }
}
