package dev.souk.launcher.cli;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.SoukStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/** Prints a line for each step; once everything has started, with the time of day. */
final class ProgressPrinter implements Consumer<Progress> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss  ", Locale.ROOT);

    /** Two AOT caches are trained at once: measured on two cores that do nothing else. */
    private static final int SECONDS_FOR_TWO = 30;

    private final PrintWriter out;
    private final Ansi colors;
    private final Clock clock;
    private boolean running;

    ProgressPrinter(PrintWriter out, Ansi colors, Clock clock) {
        this.out = out;
        this.colors = colors;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(Progress progress) {
        switch (progress) {
            case Progress.Preparing preparing -> preparing(preparing);
            case Progress.Starting(String process, int port) ->
                process(process, colors.string("@|yellow starting|@@|faint   port %s|@".formatted(port)));
            case Progress.Ready(String process, Duration took) ->
                process(process, colors.string("@|green ready|@@|faint      after %s|@".formatted(seconds(took))));
            case Progress.Down(String process, boolean killed) ->
                process(process, colors.string(killed ? "@|red killed|@" : "@|red stopped|@") + start(process));
            case Progress.Removed(String process, Duration took) ->
                process(process, colors.string("ended@|faint      after %s|@".formatted(seconds(took))));
            case Progress.Ended ended ->
                process(ended.process(), colors.string("@|red %s|@".formatted(ended.how())) + next(ended));
            case Progress.Running(SoukStatus status) -> ready(status);
            case Progress.Failed(String explanation) -> out.println(colors.string("@|red %s|@".formatted(explanation)));
            case Progress.Stopping() -> {
                running = false;
                out.println("Stopping …");
            }
            case Progress.Stopped(Duration took) -> event("Everything stopped after %s.".formatted(seconds(took)));
        }
        out.flush();
    }

    private void preparing(Progress.Preparing step) {
        event("%s%s … (%s of %s%s)"
                .formatted(
                        running ? "Preparing for the next start: " : "Preparing ",
                        step.what(),
                        step.number(),
                        step.count(),
                        running || step.number() > 1 ? "" : estimate(step.count())));
    }

    private void event(String text) {
        out.println((running ? TIME.format(LocalTime.now(clock)) : "") + text);
    }

    private void process(String name, String state) {
        event("%s%-17s %s".formatted(running ? "" : "  ", name, state));
    }

    private static String estimate(int count) {
        return ", together about %s s on two cores".formatted(Math.max(1, (count + 1) / 2) * SECONDS_FOR_TWO);
    }

    private static String next(Progress.Ended ended) {
        Duration delay = ended.restartIn();
        return delay == null ? start(ended.process()) : "; it is restarted in %s s".formatted(delay.toSeconds());
    }

    private static String start(String process) {
        return "; start it: ./souk start %s".formatted(process);
    }

    /** Prints the addresses and the admin's login. */
    private void ready(SoukStatus status) {
        out.printf("%nSouk is ready after %s.%n%n", seconds(sinceStart(clock.instant())));
        Addresses.lines(status).forEach(out::println);
        out.printf(
                "%n%s%n%s stops everything and keeps the data.%n%n",
                Addresses.hasGateway(status)
                        ? "`./souk demo` shops, `./souk status` repeats this."
                        : "`./souk start SERVICE` starts one of the services.",
                Boolean.getBoolean(DetachedLauncher.DETACHED) ? "`./souk down`" : "Ctrl-C");
        running = true;
    }

    private static Duration sinceStart(Instant now) {
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
