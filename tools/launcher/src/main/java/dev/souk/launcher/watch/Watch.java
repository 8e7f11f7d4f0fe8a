package dev.souk.launcher.watch;

import dev.souk.console.reading.Interval;
import dev.souk.console.reading.Reading;
import dev.souk.console.reading.SystemReader;
import dev.souk.launcher.terminal.Screen;
import dev.souk.tools.cli.AnsiColors;
import dev.souk.tools.process.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the system on a screen, anew each second. */
public final class Watch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final SystemReader system;
    private final Screen screen;
    private final AnsiColors colors;
    private final Clock clock;

    /** A watch on this system. */
    public Watch(SystemReader system, Screen screen, AnsiColors colors, Clock clock) {
        this.system = system;
        this.screen = screen;
        this.colors = colors;
        this.clock = clock;
    }

    /** Shows it once, a second after the call: rates need two readings. */
    public void once() throws InterruptedException {
        var _ = next(system.read());
    }

    /** Shows it until the thread is interrupted. */
    public void follow() throws InterruptedException {
        Reading last = system.read();
        while (!Thread.currentThread().isInterrupted()) {
            last = next(last);
        }
    }

    private Reading next(Reading last) throws InterruptedException {
        Duration since = Duration.ofNanos(System.nanoTime() - last.begin());
        Duration rest = INTERVAL.minus(since);
        if (rest.isPositive()) {
            var _ = new Await(rest, rest).until(() -> false);
        }
        Reading now = system.read();
        screen.show(block(new Interval(last, now)));
        return now;
    }

    private List<String> block(Interval interval) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s".formatted(colors.bold("Souk"), TIME.format(LocalTime.now(clock))));
        lines.add("");
        lines.addAll(new CallTable(colors).lines(interval));
        lines.add("");
        lines.addAll(new InstanceTable(colors).lines(interval));
        lines.add("");
        lines.addAll(new QueueTable(colors).lines(interval.now()));
        return lines;
    }
}
