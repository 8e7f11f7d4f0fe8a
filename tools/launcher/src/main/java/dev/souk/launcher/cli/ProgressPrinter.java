package dev.souk.launcher.cli;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.report.Reporter;
import dev.souk.launcher.terminal.Board;
import dev.souk.launcher.terminal.TerminalSize;
import dev.souk.tools.cli.AnsiColors;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints progress: while everything starts, one row for each process; later a line with the time for each change. */
final class ProgressPrinter implements Reporter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Two AOT caches are trained at once: measured on two cores that do nothing else. */
    private static final int SECONDS_FOR_TWO = 30;

    private final PrintWriter out;
    private final AnsiColors colors;
    private final Clock clock;
    private final Board board;
    private boolean running;

    ProgressPrinter(PrintWriter out, Supplier<TerminalSize> terminal, AnsiColors colors, Clock clock) {
        this.out = out;
        this.colors = colors;
        this.clock = clock;
        this.board = new Board(out, terminal);
    }

    @Override
    public synchronized void report(Progress progress) {
        switch (progress) {
            case Progress.Preparing(String what, int number, int count) ->
                preparing("%s … (%s of %s".formatted(what, number, count), number == 1 ? estimate(count) : "");
            case Progress.Launching(List<String> processes) -> board.begin(processes, colors.faint("waiting"));
            case Progress.Starting(String process, long _, int port) ->
                process(process, colors.yellow("starting") + colors.faint("  port " + port));
            case Progress.Ready(String process, Duration took) ->
                process(process, colors.green("ready") + colors.faint("     after " + seconds(took)));
            case Progress.Down(String process, boolean killed) ->
                process(process, colors.red(killed ? "killed" : "stopped") + start(process));
            case Progress.Removed(String process, Duration took) ->
                process(process, "ended" + colors.faint("     after " + seconds(took)));
            case Progress.Ended ended -> process(ended.process(), colors.red(ended.how()) + next(ended));
            case Progress.Failed(String explanation) -> line(colors.red(explanation));
            case Progress.Stopping() -> {
                running = false;
                line("Stopping …");
            }
            case Progress.Stopped(Duration took) -> line("Everything stopped after %s.".formatted(seconds(took)));
        }
        out.flush();
    }

    private void preparing(String what, String estimate) {
        if (running) {
            event("Preparing for the next start: " + what + ")");
        } else {
            line("Preparing " + what + estimate + ")");
        }
    }

    private void event(String text) {
        board.above(TIME.format(LocalTime.now(clock)) + "  " + text);
    }

    private void process(String name, String state) {
        if (running) {
            event("%-17s %s".formatted(name, state));
        } else {
            board.update(name, state);
        }
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

    /** A line that is not about one process; the rows above it are no longer updated. */
    private void line(String text) {
        board.end();
        out.println(text);
    }

    /** Prints the addresses and the admin's login. */
    synchronized void ready(SoukStatus status, Duration took) {
        line("%nSouk is ready after %s.%n".formatted(seconds(took)));
        Addresses.lines(status).forEach(out::println);
        line("%n%s%nCtrl-C stops everything and keeps the data.%n"
                .formatted(
                        Addresses.hasGateway(status)
                                ? "`./souk demo` shops, `./souk info` repeats this."
                                : "`./souk start SERVICE` starts one of the services."));
        running = true;
        out.flush();
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
