package dev.souk.system.attack.shop;

import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Waits for what a shop does asynchronously. */
public final class Eventually {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private Eventually() {}

    /** A condition that asks the shop. */
    public interface Question {
        boolean ask() throws IOException;
    }

    /** Whether the condition is true within the time. */
    public static boolean within(Duration timeout, Question question) {
        return new Await(timeout, INTERVAL).until(() -> {
            try {
                return question.ask();
            } catch (IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            }
        });
    }
}
