package dev.souk.launcher.demo.resilience;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program logs in without end: the gateway limits calls that take a password more than others, so that the limit is
 * reached on any machine. None of the logins has a password, so that user-service rejects them at once.
 */
record RateLimitStep(Scene scene) {

    /** Below what the gateway allows a client at once, which is another limit. */
    private static final int CONCURRENT_CALLS = 8;

    /** The gateway has to be faster than its limit, or there is nothing to limit. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Call LOGIN = Call.post("/sessions", "{\"email\":\"nobody@souk.example\"}");

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    void run() {
        scene.printer().step("A program logs in without end: the rate limit");
        long begin = System.nanoTime();
        var sent = new AtomicInteger();
        Optional<Reply> rejection = flood(sent);
        Duration took = Durations.since(begin);
        rejection.ifPresent(reply -> scene.calls().print(reply, "RateLimit", "RateLimit-Policy", "Retry-After"));
        expect(
                rejection.isPresent(),
                "after %s logins in %s s it is answered 429, before they reach user-service"
                        .formatted(sent.get(), Durations.seconds(took)));
        expect(
                rejection
                                .flatMap(reply -> reply.headers().firstValue("Retry-After"))
                                .isPresent()
                        && rejection
                                .flatMap(reply -> reply.headers().firstValue("RateLimit"))
                                .isPresent(),
                "RateLimit describes the limit, Retry-After says when to try again");
        expect(scene.calls().answer(Call.get("/items?limit=1")).status() == 200, "other calls are answered as before");
        boolean recovered =
                Await.atMost(RECOVERY).until(() -> scene.calls().answer(LOGIN).status() != 429);
        expect(recovered, "a moment later it may try again");
    }

    /** Sends calls until the first is rejected. */
    private Optional<Reply> flood(AtomicInteger sent) {
        var rejection = new AtomicReference<Reply>();
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CONCURRENT_CALLS; caller++) {
                callers.execute(() -> {
                    while (rejection.get() == null && Durations.since(begin).compareTo(TIMEOUT) < 0) {
                        Reply reply = scene.calls().answer(LOGIN);
                        sent.incrementAndGet();
                        if (reply.status() == 429) {
                            rejection.compareAndSet(null, reply);
                        }
                    }
                });
            }
        }
        return Optional.ofNullable(rejection.get());
    }

    private void expect(boolean holds, String what) {
        scene.findings().expect(holds, what);
    }
}
