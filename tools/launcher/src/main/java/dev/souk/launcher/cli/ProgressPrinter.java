package dev.souk.launcher.cli;

import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.Reporter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows progress: one line for each process that changes in place at a terminal, one line for each step elsewhere. */
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

    static ProgressPrinter of(PrintWriter out) {
        return new ProgressPrinter(out, GlobalOptions.isTerminal(), GlobalOptions.colors());
    }

    @Override
    public synchronized void report(Progress progress) {
        switch (progress) {
            case Progress.Preparing(String what) -> line("Preparing " + what + " …");
            case Progress.Starting(String process, long pid, int port) ->
                process(process, colors.waiting("starting") + colors.faint("  pid %d, port %d".formatted(pid, port)));
            case Progress.Ready(String process, Duration took) ->
                process(process, colors.good("ready") + colors.faint("     after " + seconds(took)));
            case Progress.Ended(String process, String how) ->
                line(colors.bad("%s %s.".formatted(process, how)) + " `./souk start " + process + "` starts it again.");
            case Progress.Failed(String explanation) -> line(colors.bad(explanation));
            case Progress.Stopping() -> line("Stopping …");
            case Progress.Stopped(Duration took) -> line("Everything has stopped, in %s.".formatted(seconds(took)));
        }
        out.flush();
    }

    /** Whatever is not about one process ends the block of live lines. */
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

    static String seconds(Duration took) {
        return "%.1f s".formatted(took.toMillis() / 1000.0);
    }
}
