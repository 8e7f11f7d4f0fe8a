package dev.souk.system.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** The samples of a recording. */
record Profile(ProfileType type, List<Sample> samples) {

    private static final int ROWS = 20;

    static Profile read(Path recording, ProfileType type) throws IOException {
        var samples = new ArrayList<Sample>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(type.event())) {
                    samples.add(Sample.of(event));
                }
            }
        }
        return new Profile(type, samples);
    }

    /**
     * The most important shares, for a terminal.
     *
     * @param used CPU time of the process, of which samples of Java code are only a part
     */
    List<String> text(String title, Duration used) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %s samples (%s); the process used %.1f s of CPU time",
                title,
                samples.size(),
                type.event(),
                used.toMillis() / 1000.0));
        lines.addAll(table("by class of Souk, with the libraries that it calls", Sample::owningClass));
        lines.addAll(table("by package, the innermost one outside the JDK", Sample::owningPackage));
        lines.addAll(table("by method, without what it calls", Sample::method));
        if (type == ProfileType.ALLOCATIONS) {
            lines.addAll(table("by class", Sample::allocated));
        }
        return lines;
    }

    /** The largest shares first. */
    private List<String> table(String heading, Function<Sample, @Nullable String> name) {
        double total = samples.stream().mapToLong(Sample::weight).sum();
        var weights = new HashMap<String, Long>();
        samples.forEach(sample -> weights.merge(String.valueOf(name.apply(sample)), sample.weight(), Long::sum));
        List<Map.Entry<String, Long>> sorted = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var lines = new ArrayList<String>();
        lines.add(type.label() + " " + heading);
        sorted.stream().limit(ROWS).forEach(each -> lines.add(row(each.getValue() / total, each.getKey())));
        if (sorted.size() > ROWS) {
            long rest =
                    sorted.stream().skip(ROWS).mapToLong(Map.Entry::getValue).sum();
            lines.add(row(rest / total, "%s others".formatted(sorted.size() - ROWS)));
        }
        return lines;
    }

    private static String row(double part, String name) {
        return String.format(Locale.ROOT, "  %5.1f %%  %s", part * 100, name);
    }
}
