package dev.souk.system.bench.measured;

import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.time.Duration;

/**
 * What a launcher prepares in the background after the first start of a build, such as AOT caches: it takes the CPU
 * that is measured, and the starts after it are faster. A program of Java that is no service of the system does it.
 */
final class Preparation {

    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Between two programs there is a moment without one. */
    private static final int QUIET_INTERVALS = 15;

    private Preparation() {}

    /** Returns when there has been no such program for three seconds. */
    static void awaitEnd(SystemProcesses processes) {
        var quiet = new int[1];
        boolean ended = new Await(TIMEOUT, INTERVAL).until(() -> {
            boolean isBusy = processes.others().anyMatch(Preparation::isJava);
            quiet[0] = isBusy ? 0 : quiet[0] + 1;
            return quiet[0] >= QUIET_INTERVALS;
        });
        if (!ended) {
            throw new ToolException("The launcher still prepares after %s min.".formatted(TIMEOUT.toMinutes()));
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> program.endsWith("/java"))
                .isPresent();
    }
}
