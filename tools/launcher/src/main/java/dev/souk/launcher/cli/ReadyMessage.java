package dev.souk.launcher.cli;

import dev.souk.launcher.control.SoukStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What `up` says when everything is ready. */
final class ReadyMessage {

    private ReadyMessage() {}

    static void print(SoukStatus status, Clock clock, PrintWriter out) {
        out.print("""

                Souk is ready, %s after it was asked for.

                  the shop   %s
                  its API    %s/swagger-ui.html
                  registry   %s
                  admin      %s  password %s

                Try `./souk demo` in another terminal. Ctrl-C or `./souk down` stops everything; data stay.
                """.formatted(
                        ProgressPrinter.seconds(sinceStart(clock)),
                        status.gateway(),
                        status.gateway(),
                        status.registry(),
                        status.admin().email(),
                        status.admin().password()));
        out.flush();
    }

    private static Duration sinceStart(Clock clock) {
        Instant now = clock.instant();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
