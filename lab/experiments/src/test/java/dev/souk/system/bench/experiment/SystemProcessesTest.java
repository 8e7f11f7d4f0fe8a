package dev.souk.system.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SystemProcessesTest {

    private static final Duration SPENT = Duration.ofMillis(200);

    @Test
    void userAndSystemTimeOfAProcessAndItsEndedChildrenAreAdded() {
        String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 100 200 0 0 3 4 50 60 20 0 12 0 999";

        assertThat(SystemProcesses.parse(stat)).isEqualTo((3 + 4 + 50 + 60) * 10);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatThisProcessSpendsIsSeen() {
        long before = SystemProcesses.ownCpuMillis();
        long end = System.nanoTime() + SPENT.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(SystemProcesses.ownCpuMillis()).isGreaterThan(before);
    }

    /** As the sessions of PostgreSQL, which come and go: their time is not lost. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theTimeOfAChildIsCountedAlsoAfterItsEnd() throws IOException, InterruptedException {
        String spend = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
        Process shell = new ProcessBuilder("sh", "-c", "(" + spend + "); echo done; read wait").start();
        try (var output = shell.inputReader()) {
            assertThat(output.readLine()).isEqualTo("done");

            var processes = new SystemProcesses(Map.of(shell.pid(), "postgres"));

            assertThat(processes.cpuMillis().get("postgres")).isPositive();
        } finally {
            shell.destroy();
            assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
