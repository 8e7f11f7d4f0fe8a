package dev.souk.system.profile;

import java.util.List;

/** What is sampled. */
public enum ProfileType {

    /**
     * Which code uses the processor. {@code CPUTimeSample} (JEP 509) sees all threads by their CPU time, but exists on
     * Linux alone; {@code ExecutionSample} sees a few of those that run Java code at that moment, on every system.
     */
    CPU,

    /** Which code allocates objects: some of the allocations, weighted with the bytes that they stand for. */
    ALLOCATIONS;

    /** What the shares are shares of. */
    String label() {
        return switch (this) {
            case CPU -> "CPU time";
            case ALLOCATIONS -> "Allocated memory";
        };
    }

    /** The events with samples, the best first; a system without the first has none of it in a recording. */
    List<String> events() {
        return switch (this) {
            case CPU -> List.of("jdk.CPUTimeSample", "jdk.ExecutionSample");
            case ALLOCATIONS -> List.of("jdk.ObjectAllocationSample");
        };
    }

    /** The settings of these events, as {@code JFR.start} takes them. */
    List<String> settings() {
        return switch (this) {
            case CPU ->
                List.of(
                        "jdk.CPUTimeSample#enabled=true",
                        "jdk.CPUTimeSample#throttle=10ms",
                        "jdk.ExecutionSample#enabled=true",
                        "jdk.ExecutionSample#period=10ms");
            case ALLOCATIONS ->
                List.of("jdk.ObjectAllocationSample#enabled=true", "jdk.ObjectAllocationSample#throttle=500/s");
        };
    }
}
