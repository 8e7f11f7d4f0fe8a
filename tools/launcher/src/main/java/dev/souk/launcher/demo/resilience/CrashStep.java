package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** An instance ends without a word, while calls come in; the launcher restarts it. */
record CrashStep(Scene scene) {

    private static final String SERVICE = Topology.ORDERS.name();
    private static final int CALLS_PER_SECOND = 20;
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final Duration UNTIL_FOUND = Duration.ofSeconds(30);

    void run() {
        scene.printer().step("An instance of %s is killed under load".formatted(SERVICE));
        List<ProcessStatus> instances = scene.instances(SERVICE);
        ProcessStatus victim = instances.getLast();
        SteadyCaller caller = SteadyCaller.start(scene.client(), scene.readOrders(), CALLS_PER_SECOND);
        try (caller) {
            Scene.pause(BEFORE);
            kill(victim);
            Scene.pause(AFTER);
        }
        report(instances.size() == 1, caller.phases().getFirst());
    }

    private void kill(ProcessStatus victim) {
        long pid = Objects.requireNonNull(victim.pid());
        scene.printer()
                .text("%nkill -9 %s   # %s; a caller sends GET /orders %s times a second"
                        .formatted(pid, victim.name(), CALLS_PER_SECOND));
        long begin = System.nanoTime();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        boolean restarted = Await.atMost(UNTIL_READY)
                .until(() -> scene.running(SERVICE)
                        .anyMatch(now -> now.name().equals(victim.name()) && !Objects.equals(now.pid(), pid)));
        expect(
                restarted,
                "the launcher has restarted it: ready again after %s s"
                        .formatted(Durations.seconds(Durations.since(begin))));
        boolean found = Await.atMost(UNTIL_FOUND)
                .until(() -> scene.calls().answer(scene.readOrders()).status() == 200);
        expect(found, "%s answers".formatted(SERVICE));
    }

    private void report(boolean alone, Answers answers) {
        if (alone) {
            expect(
                    answers.failures() == answers.count(503) + answers.count(504),
                    "meanwhile the caller got %s: it was the only instance".formatted(answers));
            scene.printer().text("  With two, `./souk up --instances %s=2`, no call fails.".formatted(SERVICE));
        } else {
            expect(answers.failures() == 0, answers.failureReport());
        }
    }

    private void expect(boolean holds, String what) {
        scene.findings().expect(holds, what);
    }
}
