package dev.souk.system.profile;

import java.util.List;

/** What is sampled. */
public enum ProfileType {

    /**
     * Which code uses the processor. {@code CPUTimeSample} (JEP 509) sees all threads by their CPU time, but exists on Linux
     * alone; {@code ExecutionSample} sees a few of those that run Java code at that moment, on every system.
     */
    CPU(
            "CPU time",
            List.of("jdk.CPUTimeSample", "jdk.ExecutionSample"),
            List.of(
                    "jdk.CPUTimeSample#enabled=true",
                    "jdk.CPUTimeSample#throttle=10ms",
                    "jdk.ExecutionSample#enabled=true",
                    "jdk.ExecutionSample#period=10ms")),

    /** Which code allocates objects: some of the allocations, weighted with the bytes that they stand for. */
    ALLOCATIONS(
            "Allocated memory",
            List.of("jdk.ObjectAllocationSample"),
            List.of("jdk.ObjectAllocationSample#enabled=true", "jdk.ObjectAllocationSample#throttle=500/s"));

    private final String label;
    private final List<String> events;
    private final List<String> settings;

    ProfileType(String label, List<String> events, List<String> settings) {
        this.label = label;
        this.events = events;
        this.settings = settings;
    }

    /** What the shares are shares of. */
    String label() {
        return label;
    }

    /** The events with samples, the best first; a system without the first has none of it in a recording. */
    List<String> events() {
        return events;
    }

    /** The settings of these events, as {@code JFR.start} takes them. */
    List<String> settings() {
        return settings;
    }
}
