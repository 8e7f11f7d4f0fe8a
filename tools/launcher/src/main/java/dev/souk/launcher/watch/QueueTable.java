package dev.souk.launcher.watch;

import dev.souk.console.reading.QueueFigures;
import dev.souk.console.reading.Reading;
import dev.souk.console.reading.ServiceTopics;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.cli.AnsiColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A line for each service that publishes and consumes events: what waits in it. Then the orders that are open. */
record QueueTable(AnsiColors colors) {

    private static final String FORMAT = "%-17s %8s %s %8s %s";
    private static final String PARKED_FORMAT = "%8s";
    private static final String DEAD_FORMAT = "%13s";

    List<String> lines(Reading reading) {
        var lines = new ArrayList<String>();
        lines.add(colors.bold(FORMAT.formatted(
                "QUEUES OF",
                "OUTBOX",
                PARKED_FORMAT.formatted("PARKED"),
                "LAG",
                DEAD_FORMAT.formatted("DEAD LETTERS"))));
        reading.system().services().stream()
                .map(ServiceTopics::service)
                .forEach(service -> lines.add(line(reading, service)));
        lines.add("");
        lines.add(orders(QueueFigures.of(reading, Topology.ORDERS.name())));
        return lines;
    }

    private String line(Reading reading, String service) {
        var figures = QueueFigures.of(reading, service);
        return FORMAT.formatted(
                service,
                Figures.whole(figures.outboxPending()),
                alarming(PARKED_FORMAT, figures.outboxParked()),
                Figures.whole(figures.consumerLag()),
                alarming(DEAD_FORMAT, figures.deadLetters()));
    }

    /** Each of them waits for a person. */
    private String alarming(String format, Optional<Double> count) {
        String text = String.format(Locale.ROOT, format, Figures.whole(count));
        return count.orElse(0.0) > 0 ? colors.red(text) : text;
    }

    private String orders(QueueFigures figures) {
        Stream<String> open = figures.ordersOpen().entrySet().stream()
                .map(status -> status.getKey() + " " + Figures.whole(Optional.of(status.getValue())));
        Optional<Double> stuck = figures.ordersStuck();
        String stuckText = "stuck " + Figures.whole(stuck);
        Stream<String> others = Stream.of(
                stuck.orElse(0.0) > 0 ? colors.red(stuckText) : stuckText,
                "event streams " + Figures.whole(figures.streamsOpen()));
        return colors.bold("OPEN ORDERS") + "  "
                + String.join(" · ", Stream.concat(open, others).toList());
    }
}
