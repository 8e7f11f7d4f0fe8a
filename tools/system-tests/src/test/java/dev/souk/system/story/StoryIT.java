package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.demo.Narrator;
import dev.souk.launcher.demo.Story;
import dev.souk.launcher.demo.StoryResult;
import dev.souk.launcher.prepare.Checkout;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.launcher.running.Souk;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of `souk demo`, on a system of its own beside whatever else runs on this machine. */
class StoryIT {

    private static final List<String> SERVICES =
            List.of("gateway-service", "user-service", "cart-service", "order-service");

    private final Path state;

    StoryIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void aPaidOrderIsConfirmedAnUnpaidOneCancelledAndBothAreRememberedAfterARestart() throws IOException {
        try (Spans spans = Spans.into(state.resolveSibling("spans"))) {
            tellAndRecall(spans);
        }
    }

    private void tellAndRecall(Spans spans) {
        StoryResult result;
        List<ProcessHandle> processes;
        try (RunningSouk souk = launch(spans)) {
            result = new Story(souk.gateway(), Narrator.SILENT).play();
            assertThat(result.isAsExpected()).as("%s", result).isTrue();
            assertThat(result.paid().traceId()).matches("[0-9a-f]{32}");
            assertTracedAndNothingPersonalTold(souk, spans, result.paid().traceId());
            processes = processes(souk);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertNobodyComplained();

        try (RunningSouk souk = launch(spans)) {
            List<String> orders = new Story(souk.gateway(), Narrator.SILENT).recall(result.customer());
            assertThat(orders).containsExactly("CANCELLED", "CONFIRMED");
        }
    }

    private static void assertTracedAndNothingPersonalTold(RunningSouk souk, Spans spans, String trace) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SERVICES.stream().allMatch(service -> spans.has(trace, service)));
        Report report = Checker.checkLogs(Targets.of(souk.status()), spans.folder());
        assertThat(report.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.looked()).isGreaterThan(SERVICES.size());
            assertThat(verdict.violations()).isEmpty();
        });
    }

    private RunningSouk launch(Spans spans) {
        SoukOptions options = SoukOptions.isolated(Checkout.around(Path.of("")), state);
        for (String service : SERVICES) {
            options = options.withEnvironment(service, "SOUK_TRACING_ZIPKIN", spans.address());
        }
        return Souk.launch(options, _ -> {});
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
