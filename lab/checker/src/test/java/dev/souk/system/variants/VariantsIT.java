package dev.souk.system.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.Topology;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every variant breaks its invariant, and the correct build breaks none. */
class VariantsIT {

    private static final VariantTable FINDINGS = new VariantTable();

    private final Path state;

    VariantsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @ParameterizedTest
    @EnumSource
    void aVariantBreaksItsInvariant(Variant variant) {
        try (VariantSystem system = VariantSystem.broken(state, variant.part(), variant.slug(), variant.guards())) {
            Report seen = new Report(variant.scenario().run(system));
            Report report = seen.and(system.check());
            FINDINGS.add(variant, report);
            assertThat(report.broken()).as("%s", report).contains(variant.invariant());
        }
    }

    @Test
    void theCorrectBuildBreaksNoInvariantInTheSameScenarios() {
        try (VariantSystem system = VariantSystem.correct(state)) {
            var seen = new ArrayList<Verdict>();
            for (Variant variant : Variant.values()) {
                seen.addAll(variant.scenario().run(system));
            }
            Report report = new Report(seen).and(system.check());
            assertThat(report.holds()).as("%s", report).isTrue();
        }
    }

    /** The guards behind the inbox are off as in the variant without one. */
    @Test
    void theInboxAlonePreventsTheEffectOfADuplicate() {
        List<String> guards = Variant.INBOX_OFF.guards();
        try (VariantSystem system = VariantSystem.broken(state, Topology.USERS, "inbox-alone", guards)) {
            Report seen = new Report(Variant.INBOX_OFF.scenario().run(system));
            Report report = seen.and(system.check());
            assertThat(report.holds()).as("%s", report).isTrue();
        }
    }

    @AfterAll
    static void printTable() {
        System.out.println(FINDINGS.table());
    }
}
