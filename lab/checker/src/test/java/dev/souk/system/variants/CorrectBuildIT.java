package dev.souk.system.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.Topology;
import dev.souk.system.check.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The correct build breaks no invariant where each variant of {@link VariantsIT} breaks its own. */
class CorrectBuildIT {

    private static VariantSystem system;

    @BeforeAll
    static void start(@TempDir Path folder) {
        system = VariantSystem.start(folder);
    }

    @ParameterizedTest
    @EnumSource
    void theCorrectBuildBreaksNoInvariantInTheScenarioOfAVariant(Variant variant) {
        system.repair(); // the test below leaves a defect

        Report report = system.check(variant.scenario());

        assertThat(report.holds()).as("%s", report).isTrue();
    }

    /** The payment trusts it here, and would be taken twice without it. */
    @Test
    void theInboxAlonePreventsTheEffectOfADuplicate() {
        system.giveDefect(Topology.USERS, "inbox-alone");

        Report report = system.check(Variant.INBOX_OFF.scenario());

        assertThat(report.holds()).as("%s", report).isTrue();
    }

    @AfterAll
    static void stop() {
        system.close();
    }
}
