package dev.souk.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.system.chaos.ChaosResult.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of two seeds; `./souk chaos` runs others, for longer. What happened is in the failure's text. */
class ChaosIT {

    /** Between them every sort of fault happens, says {@link ChaosSeedsTest}. */
    static final List<Long> SEEDS = List.of(102L, 2103L);

    static final Duration EACH = Duration.ofSeconds(30);

    private final Path state;

    ChaosIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void nothingIsLostDoubledOrOversold() {
        var told = new ArrayList<String>();
        ChaosOptions options = ChaosOptions.usual(SourceTree.containing(Path.of("")), state, SEEDS, EACH)
                .shoppers(8);

        ChaosResult result = Chaos.run(options, told::add);

        ChaosSummary.of(result).forEach(System.out::println);
        assertThat(result.report().broken()).as(String.join("\n", told)).isEmpty();
        assertThat(result.runs())
                .allSatisfy(run -> assertThat(run.figures().faults()).isPositive())
                .extracting(Run::figures)
                .allSatisfy(figures -> assertThat(figures.allOrders()).isPositive());
    }
}
