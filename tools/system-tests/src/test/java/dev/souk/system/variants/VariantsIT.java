package dev.souk.system.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every variant is caught, by the invariant that is named for it; and nothing is caught where nothing is broken. */
@Tag("variants")
class VariantsIT {

    private static final VariantTable FINDINGS = new VariantTable();

    private final Path state;

    VariantsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @ParameterizedTest
    @EnumSource
    void aVariantBreaksItsInvariant(Variant variant) {
        try (VariantSystem stage = VariantSystem.broken(state, variant.part(), variant.slug(), variant.nets())) {
            Report seen = new Report(variant.scenario().play(stage));
            Report report = seen.and(stage.check());
            FINDINGS.add(variant, report);
            assertThat(report.broken()).as("%s", report).contains(variant.invariant());
        }
    }

    @Test
    void nothingBreaksInASoundSystemOnTheSameDays() {
        try (VariantSystem stage = VariantSystem.sound(state)) {
            var seen = new ArrayList<Verdict>();
            for (Variant variant : Variant.values()) {
                seen.addAll(variant.scenario().play(stage));
            }
            Report report = new Report(seen).and(stage.check());
            assertThat(report.holds()).as("%s", report).isTrue();
        }
    }

    /** What is behind the inbox is switched off as in the variant without one. */
    @Test
    void theInboxAloneKeepsADuplicateFromHavingAnEffect() {
        List<String> nets = Variant.INBOX_OFF.nets();
        try (VariantSystem stage = VariantSystem.broken(state, Topology.USERS, "inbox-alone", nets)) {
            Report seen = new Report(Variant.INBOX_OFF.scenario().play(stage));
            Report report = seen.and(stage.check());
            assertThat(report.holds()).as("%s", report).isTrue();
        }
    }

    @AfterAll
    static void printTable() {
        System.out.println(FINDINGS.table());
    }
}
