package dev.souk.system.bench.console;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.result.PageFigures;
import dev.souk.tools.client.Reply;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** All pages of the console, as if each were open in a window of its own. Not thread-safe. */
final class OpenPages {

    private static final int OK = 200;

    private final ConsoleClient console;
    private final Map<Page, Latencies> latencies = new EnumMap<>(Page.class);
    private final Map<String, Long> failures = new TreeMap<>();

    OpenPages(ConsoleClient console) {
        this.console = console;
        for (Page page : Page.values()) {
            latencies.put(page, new Latencies());
        }
    }

    /** Each page reads what it shows, a list before what is on it. */
    void read() {
        Optional<String> newest = Optional.empty();
        for (Page page : Page.values()) {
            if (!page.isOfOne()) {
                newest = read(page, "");
            } else if (newest.isPresent()) {
                newest = read(page, newest.get());
            }
        }
    }

    private Optional<String> read(Page page, String id) {
        long begin = System.nanoTime();
        try {
            Reply reply = console.read(page.path(id));
            if (reply.status() == OK) {
                Objects.requireNonNull(latencies.get(page)).record(begin, System.nanoTime());
                return page.newest(reply.json());
            }
            failed(page, "status %s: %s".formatted(reply.status(), reply.text("problem")));
        } catch (IOException unavailable) {
            failed(page, unavailable.toString());
        }
        return Optional.empty();
    }

    private void failed(Page page, String reason) {
        failures.merge("%s: %s".formatted(page.title(), reason), 1L, Long::sum);
    }

    List<PageFigures> figures() {
        return latencies.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .map(entry -> figures(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PageFigures figures(Page page, Latencies of) {
        return new PageFigures(page.title(), of.count(), of.millisAt(50), of.millisAt(99), of.millisAt(100));
    }

    /** How often each failure happened. */
    Map<String, Long> failures() {
        return failures;
    }
}
