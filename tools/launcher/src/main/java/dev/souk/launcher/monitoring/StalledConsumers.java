package dev.souk.launcher.monitoring;

import dev.souk.console.reading.InstanceFigures;
import dev.souk.console.reading.Interval;
import dev.souk.console.reading.Reading;
import java.util.Map;
import java.util.TreeMap;

/** Processes of which a consumer makes no progress. */
public final class StalledConsumers {

    private StalledConsumers() {}

    /** For how many seconds, by the name of the process. */
    public static Map<String, Double> of(Reading now) {
        var stalled = new TreeMap<String, Double>();
        now.services()
                .forEach(process -> new InstanceFigures(new Interval(now, now), process)
                        .stalledSeconds()
                        .ifPresent(seconds -> stalled.put(process.name(), seconds)));
        return stalled;
    }
}
