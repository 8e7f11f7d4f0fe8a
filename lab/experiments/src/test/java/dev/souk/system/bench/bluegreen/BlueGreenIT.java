package dev.souk.system.bench.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.bench.BaselineSystem;
import dev.souk.system.bench.result.ReleasedBuild;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One release under load, which takes the processors of other tests: it runs with the benchmarks. They have the other
 * builds, and the share of calls that fail.
 */
@DisabledOnOs(OS.WINDOWS)
@Tag("bench")
class BlueGreenIT {

    private static final String SERVICE = "user-service";
    private static final BlueGreenPlan PLAN = new BlueGreenPlan(
            true, List.of(), 4, 40, Duration.ofSeconds(20), 20, Duration.ofSeconds(3), Duration.ofSeconds(1));

    @Test
    void aVersionThatFailsIsBackBeforeItHasAllCalls(@TempDir Path temporary) throws IOException, InterruptedException {
        SourceTree source = SourceTree.containing(Path.of(""));
        SoukOptions options = BaselineSystem.withHighLimits(SoukOptions.isolated(source, temporary.resolve(".souk")));
        try (RunningSouk souk = Souk.launch(TestBuild.with(TestBuild.FAILING, SERVICE + "#2", options), _ -> {})) {
            var failing = new TestBuild("failing", TestBuild.FAILING, true);

            ReleasedBuild released = new LoadedRelease(souk, options.state(), SERVICE, PLAN, _ -> {}).run(failing);

            assertThat(released.promoted()).isFalse();
            assertThat(released.reason()).contains("calls failed");
            assertThat(released.failures().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("%s", released.failures())
                    .isLessThan(released.calls() / 20);
            assertThat(souk.status().processes())
                    .extracting(ProcessStatus::name)
                    .contains("user-service#1")
                    .doesNotContain("user-service#2");
        }
    }
}
