package dev.souk.system.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every variant breaks its invariant. One system gets one defect after the other. */
class VariantsIT {

    private static final VariantTable FINDINGS = new VariantTable();

    private static VariantSystem system;

    @BeforeAll
    static void start(@TempDir Path folder) {
        system = VariantSystem.start(folder);
    }

    @ParameterizedTest
    @EnumSource
    void aVariantBreaksItsInvariant(Variant variant) {
        system.giveDefect(variant.part(), variant.slug());

        Report report = system.checkBroken(variant.scenario());

        FINDINGS.add(variant, report);
        assertThat(report.broken()).as("%s", report).contains(variant.invariant());
    }

    @AfterAll
    static void stop() {
        system.close();
        System.out.println(FINDINGS.table());
    }
}
