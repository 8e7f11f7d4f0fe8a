package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.demo.resilience.BreakerObserver.Change;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** cart-service hangs: the circuit breaker of the gateway opens, and closes again when cart-service answers. */
record OutageStep(Scene scene) {

    static final List<String> STATES = List.of("CLOSED", "OPEN", "HALF_OPEN", "CLOSED");

    private static final List<String> PHASES = List.of(
            "before:", "while it hung:", "from when the circuit breaker was open:", "from when it was closed again:");

    private static final String SERVICE = Topology.CARTS.name();
    private static final Call CATALOGUE = Call.get("/items?limit=1");
    private static final int CALLS_PER_SECOND = 6;
    private static final int CALLS_OF_OTHERS = 10;
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration UNTIL_OTHERS_ARE_CALLED = Duration.ofSeconds(2);
    /** While cart-service hangs, a call lasts for the time limit of the gateway, and some are needed. */
    private static final Duration UNTIL_OPEN = Duration.ofSeconds(20);
    /** The registry may have evicted it meanwhile. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(30);

    /** On a machine that does something else besides, a call may be late. */
    private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(10);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** The states of the circuit breaker that were seen. */
    List<String> run() {
        scene.printer().step("All is well: the circuit breaker is closed");
        scene.calls().show(CATALOGUE, "Cache-Control");
        scene.calls().show(scene.changeCart());
        BreakerObserver breaker = BreakerObserver.start(scene.launcher().status(), SERVICE);
        try (breaker) {
            SteadyCaller caller = SteadyCaller.start(scene.client(), scene.changeCart(), CALLS_PER_SECOND);
            try (caller) {
                Scene.pause(BEFORE);
                expect(
                        breaker.state().equals("CLOSED"),
                        "the circuit breaker %s of the gateway is CLOSED".formatted(SERVICE));
                caller.beginPhase();
                hang(breaker, caller);
                recover(breaker, caller);
            }
            report(breaker, caller.phases());
        }
        return states(breaker);
    }

    private void hang(BreakerObserver breaker, SteadyCaller caller) {
        scene.printer().step("%s hangs".formatted(SERVICE));
        scene.printer()
                .text("It is suspended (SIGSTOP): it accepts connections, and answers nothing. A caller sends"
                        + " the same PUT %s times a second.".formatted(CALLS_PER_SECOND));
        long begin = System.nanoTime();
        try (SuspendedService _ = SuspendedService.suspend(scene.launcher(), SERVICE)) {
            Scene.pause(UNTIL_OTHERS_ARE_CALLED);
            callOthers();
            boolean open = breaker.await("OPEN", UNTIL_OPEN);
            expect(open, "the circuit breaker is OPEN after %s s".formatted(Durations.seconds(Durations.since(begin))));
            caller.beginPhase();
            callMeanwhile();
        }
    }

    /** The calls that wait for cart-service take nothing from the others. */
    private void callOthers() {
        var answers = new Answers();
        for (int call = 0; call < CALLS_OF_OTHERS; call++) {
            answers.add(SteadyCaller.answer(scene.client(), scene.readWallet()));
        }
        expect(
                answers.count(200) == CALLS_OF_OTHERS && answers.median(200).compareTo(AT_ONCE) < 0,
                "other services answer as before: GET /wallet " + answers);
    }

    private void callMeanwhile() {
        long begin = System.nanoTime();
        Reply reply = scene.calls().show(scene.changeCart(), "Retry-After");
        Duration took = Durations.since(begin);
        expect(
                reply.status() == 503
                        && reply.headers().firstValue("Retry-After").isPresent()
                        && took.compareTo(AT_ONCE) < 0,
                "a change of the cart is answered 503 with Retry-After, after %s".formatted(Durations.text(took)));
        Reply catalogue = scene.calls().show(CATALOGUE, "Age", "Retry-After");
        expect(
                catalogue.status() == 200 && catalogue.json().path("stale").asBoolean(false),
                "the catalogue is answered from the cache of the gateway, with \"stale\": true");
    }

    private void recover(BreakerObserver breaker, SteadyCaller caller) {
        scene.printer().step("%s continues".formatted(SERVICE));
        long begin = System.nanoTime();
        boolean closed = breaker.await("CLOSED", UNTIL_CLOSED);
        expect(
                closed,
                "trial calls succeed, and the circuit breaker is CLOSED %s s after SIGCONT"
                        .formatted(Durations.seconds(Durations.since(begin))));
        caller.beginPhase();
        boolean answered = Await.atMost(UNTIL_ANSWERED)
                .until(() -> scene.calls().answer(scene.changeCart()).status() == 200);
        scene.calls().show(scene.changeCart());
        expect(answered, "calls are answered as before");
    }

    private void report(BreakerObserver breaker, List<Answers> phases) {
        scene.printer()
                .text("%nThe states of the circuit breaker, by seconds: %s."
                        .formatted(breaker.changes().stream()
                                .map(change -> Durations.seconds(change.at()) + " " + change.state())
                                .collect(Collectors.joining(", "))));
        expect(isComplete(states(breaker)), "it was CLOSED, OPEN, HALF_OPEN and CLOSED again");
        scene.printer().text("The caller got for what it sent");
        for (int phase = 0; phase < PHASES.size(); phase++) {
            scene.printer().text("  %-40s %s".formatted(PHASES.get(phase), phases.get(phase)));
        }
        expect(
                phases.stream().allMatch(OutageStep::isClear),
                "the only errors were 504, the time limit, and 503, the circuit breaker");
    }

    static boolean isClear(Answers answers) {
        return answers.failures() == answers.count(503) + answers.count(504);
    }

    private static List<String> states(BreakerObserver breaker) {
        return breaker.changes().stream().map(Change::state).toList();
    }

    /** A trial call may fail before cart-service answers again: then it is open once more. */
    static boolean isComplete(List<String> seen) {
        int found = 0;
        for (String state : seen) {
            found += found < STATES.size() && state.equals(STATES.get(found)) ? 1 : 0;
        }
        return found == STATES.size();
    }

    private void expect(boolean holds, String what) {
        scene.findings().expect(holds, what);
    }
}
