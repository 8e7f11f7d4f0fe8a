package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.Topology;
import java.time.Duration;

/** A new instance takes the place of a running one, while calls come in. */
record RollStep(Scene scene) {

    private static final String SERVICE = Topology.ORDERS.name();
    private static final int CALLS_PER_SECOND = 20;
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration AFTER = Duration.ofSeconds(1);

    void run() {
        scene.printer().step("An instance of %s is replaced under load".formatted(SERVICE));
        String old = scene.instances(SERVICE).getLast().name();
        scene.printer()
                .text("%n./souk roll --no-build %s   # a caller sends GET /orders %s times a second"
                        .formatted(old, CALLS_PER_SECOND));
        SteadyCaller caller = SteadyCaller.start(scene.client(), scene.readOrders(), CALLS_PER_SECOND);
        try (caller) {
            Scene.pause(BEFORE);
            long begin = System.nanoTime();
            String next = scene.launcher().replace(old);
            scene.printer()
                    .text("  %s has replaced %s, in %s s"
                            .formatted(next, old, Durations.seconds(Durations.since(begin))));
            Scene.pause(AFTER);
        }
        Answers answers = caller.phases().getFirst();
        scene.findings().expect(answers.failures() == 0, answers.failureReport());
    }
}
