package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.demo.Narrator;
import dev.souk.launcher.demo.Story;
import dev.souk.launcher.demo.StoryResult;
import dev.souk.launcher.prepare.Checkout;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of `souk demo`, on a system of its own beside whatever else runs on this machine. */
class StoryIT {

    private final Path state;

    StoryIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void aPaidOrderIsConfirmedAnUnpaidOneCancelledAndBothAreRememberedAfterARestart() {
        StoryResult result;
        List<ProcessHandle> processes;
        try (RunningSouk souk = launch()) {
            result = new Story(souk.gateway(), Narrator.SILENT).play();
            assertThat(result.isAsExpected()).as("%s", result).isTrue();
            assertThat(result.paid().traceId()).matches("[0-9a-f]{32}");
            processes = processes(souk);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertNobodyComplained();

        try (RunningSouk souk = launch()) {
            List<String> orders = new Story(souk.gateway(), Narrator.SILENT).recall(result.customer());
            assertThat(orders).containsExactly("CANCELLED", "CONFIRMED");
        }
    }

    private RunningSouk launch() {
        Checkout checkout = Checkout.around(Path.of(""));
        return Souk.launch(SoukOptions.isolated(checkout, state), _ -> {});
    }

    private static List<ProcessHandle> processes(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> !process.service().equals("launcher"))
                .map(ProcessStatus::pid)
                .flatMap(pid -> ProcessHandle.of(Objects.requireNonNull(pid)).stream())
                .toList();
    }

    private void assertNobodyComplained() {
        assertThat(Logs.errors(state.resolve("logs"))).isEmpty();
    }
}
