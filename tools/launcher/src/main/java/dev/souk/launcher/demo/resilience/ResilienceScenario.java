package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.OperatingSystem;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The scenario of `souk demo resilience`, which system tests check as well. */
public final class ResilienceScenario {

    /** A part of the scenario; each begins and ends with a system that is well. */
    public enum Step {
        /** cart-service hangs. Not on Windows, where processes cannot be suspended. */
        OUTAGE,
        /** One caller sends too many requests. */
        RATE_LIMIT,
        /** An instance is killed, and restarted by the launcher. */
        CRASH,
        /** An instance is replaced by a new one. */
        ROLL
    }

    private static final Duration UNTIL_WELL = Duration.ofMinutes(2);

    private final SoukOperations launcher;
    private final DemoPrinter printer;

    /** A scenario for the system of this launcher. */
    public ResilienceScenario(SoukOperations launcher, DemoPrinter printer) {
        this.launcher = launcher;
        this.printer = printer;
    }

    /** Runs these steps with a new customer; at the end every process is up again. */
    public ResilienceResult run(Set<Step> steps) {
        Scene scene = Scene.prepare(launcher, printer);
        List<String> states = List.of();
        if (steps.contains(Step.OUTAGE) && OperatingSystem.isWindows()) {
            printer.text("On Windows no process can be suspended: the step in which one hangs is left out.");
        } else if (steps.contains(Step.OUTAGE)) {
            states = new OutageStep(scene).run();
        }
        if (steps.contains(Step.RATE_LIMIT)) {
            new RateLimitStep(scene).run();
        }
        if (steps.contains(Step.CRASH)) {
            new CrashStep(scene).run();
        }
        if (steps.contains(Step.ROLL)) {
            new RollStep(scene).run();
        }
        printer.step("The end");
        scene.findings().expect(isWell(), "every process is up");
        return new ResilienceResult(states, scene.findings().deviations());
    }

    private boolean isWell() {
        return Await.atMost(UNTIL_WELL)
                .until(() -> launcher.status().processes().stream()
                        .allMatch(process -> process.state() == State.UP || process.state() == State.YIELDED));
    }
}
