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
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * The methods that ran when samples were taken, without what they call.
 *
 * @param event of JFR that has the samples
 * @param weights allocated bytes of each method, or samples in a profile of CPU time
 * @param samples of all methods
 */
record Profile(String event, Map<String, Long> weights, int samples) {

    private static final int ROWS = 20;

    /** Without the number of a hidden class, samples of one lambda expression are one line, also after a restart. */
    private static final Pattern NUMBER_OF_HIDDEN_CLASS = Pattern.compile("[+/.]0x[0-9a-f]+(/[0-9a-fx]+)?$|/\\d+$");

    static Profile read(Path recording, String wanted) throws IOException {
        var weights = new HashMap<String, Long>();
        int samples = 0;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(wanted)) {
                    samples++;
                    weights.merge(method(event), event.hasField("weight") ? event.getLong("weight") : 1L, Long::sum);
                }
            }
        }
        return new Profile(wanted, weights, samples);
    }

    /** The stack is empty if the JVM could not walk it. */
    private static String method(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        List<RecordedFrame> frames = trace == null ? List.of() : trace.getFrames();
        return frames.isEmpty()
                ? "(unknown)"
                : name(
                        frames.getFirst().getMethod().getType().getName(),
                        frames.getFirst().getMethod().getName());
    }

    static String name(String type, String method) {
        return NUMBER_OF_HIDDEN_CLASS.matcher(type).replaceFirst("") + "." + method;
    }

    /**
     * The largest shares, for a terminal.
     *
     * @param used CPU time of the process, of which samples of Java code are only a part
     */
    List<String> text(String title, Duration used) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %s samples (%s); the process used %.1f s of CPU time",
                title,
                samples,
                event,
                used.toMillis() / 1000.0));
        double total = weights.values().stream().mapToLong(Long::longValue).sum();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ROWS)
                .forEach(each -> lines.add(
                        String.format(Locale.ROOT, "  %5.1f %%  %s", each.getValue() / total * 100, each.getKey())));
        return lines;
    }
}
