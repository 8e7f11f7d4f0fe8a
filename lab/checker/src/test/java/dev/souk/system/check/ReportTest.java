package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict.Violation;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ReportTest {

    @Test
    void eachClaimIsALineWithItsCountAndItsViolations() {
        var report = new Report(List.of(
                new Verdict("run", "every fault was injected", new AtomicLong(3), List.of()),
                new Verdict("I1", "every order ends", new AtomicLong(7), List.of()),
                new Verdict("I11", "a dead letter has a reason", new AtomicLong(0), List.of()),
                new Verdict(
                        "I6",
                        "balance = Σ entries",
                        new AtomicLong(2),
                        List.of(new Violation("wallet w", "holds 5, not 4")))));

        assertThat(String.join("\n", report.lines(Ansi.OFF))).isEqualTo("""
                I1   holds          7  every order ends
                I6   BROKEN         2  balance = Σ entries
                       wallet w holds 5, not 4
                I11  not seen       0  a dead letter has a reason
                run  holds          3  every fault was injected
                Broken: I6""");
    }
}
