package dev.souk.launcher.cli;

import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.AnsiColors;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints progress: at a terminal one line for each process, updated in place; elsewhere one line for each step. */
final class ProgressPrinter implements Reporter {

    private final PrintWriter out;
    private final boolean live;
    private final AnsiColors colors;
    private final Map<String, String> processes = new LinkedHashMap<>();

    ProgressPrinter(PrintWriter out, boolean live, AnsiColors colors) {
        this.out = out;
        this.live = live;
        this.colors = colors;
    }

    @Override
    public synchronized void report(Progress progress) {
        switch (progress) {
            case Progress.Preparing(String what) -> line("Preparing " + what + " …");
            case Progress.Starting(String process, long pid, int port) ->
                process(process, colors.yellow("starting") + colors.faint("  pid %d, port %d".formatted(pid, port)));
            case Progress.Ready(String process, Duration took) ->
                process(process, colors.green("ready") + colors.faint("     after " + seconds(took)));
            case Progress.Ended ended -> line(ended(ended));
            case Progress.Failed(String explanation) -> line(colors.red(explanation));
            case Progress.Stopping() -> line("Stopping …");
            case Progress.Stopped(Duration took) -> line("Everything stopped after %s.".formatted(seconds(took)));
        }
        out.flush();
    }

    private String ended(Progress.Ended ended) {
        Duration delay = ended.restartIn();
        String next = delay == null
                ? " `./souk start %s` starts it again.".formatted(ended.process())
                : " It is restarted in %d s.".formatted(delay.toSeconds());
        return colors.red("%s %s.".formatted(ended.process(), ended.how())) + next;
    }

    /** A line that is not about one process; the lines above it are no longer updated. */
    private void line(String text) {
        processes.clear();
        out.println(text);
    }

    private void process(String name, String state) {
        if (!live) {
            out.println(row(name, state));
            return;
        }
        if (!processes.isEmpty()) {
            out.print("\033[" + processes.size() + "A");
        }
        processes.put(name, state);
        processes.forEach((each, what) -> out.println("\033[2K" + row(each, what)));
    }

    private static String row(String name, String state) {
        return "  %-20s %s".formatted(name, state);
    }

    /** Prints the addresses and the admin's login. */
    synchronized void ready(SoukStatus status, Duration took) {
        line("""

                Souk is ready after %s.

                  gateway    %s
                  API        %s/swagger-ui.html
                  registry   %s
                  admin      %s  password %s

                Try `./souk demo` in another terminal. Ctrl-C or `./souk down` stops everything and keeps the data.""".formatted(
                        seconds(took),
                        status.gateway(),
                        status.gateway(),
                        status.registry(),
                        status.admin().email(),
                        status.admin().password()));
        out.flush();
    }

    static String seconds(Duration took) {
        return "%.1f s".formatted(took.toMillis() / 1000.0);
    }
}
