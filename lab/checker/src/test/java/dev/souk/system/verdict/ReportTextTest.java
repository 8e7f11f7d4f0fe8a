package dev.souk.system.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.cli.AnsiColors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void eachClaimIsALineWithItsCountAndItsViolations() {
        var report = new Report(List.of(
                new Verdict("run", "every fault was injected", 3, List.of()),
                new Verdict("I1", "every order ends", 7, List.of()),
                new Verdict("I11", "a dead letter has a reason", 0, List.of()),
                new Verdict("I6", "balance = Σ entries", 2, List.of(new Violation("wallet w", "holds 5, not 4")))));

        assertThat(String.join("\n", ReportText.lines(report, AnsiColors.of(false, Map.of()))))
                .isEqualTo("""
                I1   holds          7  every order ends
                I6   BROKEN         2  balance = Σ entries
                       wallet w holds 5, not 4
                I11  not seen       0  a dead letter has a reason
                run  holds          3  every fault was injected
                Broken: I6""");
    }
}
