package dev.souk.system.profile;

import dev.souk.tools.process.OperatingSystem;
import java.util.List;

/** What is sampled. */
public enum ProfileType {

    /**
     * Which code uses the processor. {@code CPUTimeSample} (JEP 509) sees all threads by their CPU time, but exists on
     * Linux alone; {@code ExecutionSample} sees a few of those that run Java code at that moment, on every system.
     */
    CPU("CPU time", OperatingSystem.isLinux() ? "jdk.CPUTimeSample" : "jdk.ExecutionSample"),

    /** Which code allocates objects: some of the allocations, weighted with the bytes that they stand for. */
    ALLOCATIONS("Allocated memory", "jdk.ObjectAllocationSample");

    private final String label;
    private final String event;

    ProfileType(String label, String event) {
        this.label = label;
        this.event = event;
    }

    /** What the shares are shares of. */
    String label() {
        return label;
    }

    /** The event of JFR that has the samples. */
    String event() {
        return event;
    }

    /** How often there is a sample, as {@code JFR.start} takes it. */
    String pace() {
        return this == ALLOCATIONS
                ? "throttle=500/s"
                : event.equals("jdk.CPUTimeSample") ? "throttle=10ms" : "period=10ms";
    }

    /** What the converter draws of a recording. */
    List<String> converterOptions() {
        return this == ALLOCATIONS ? List.of("--alloc", "--total") : List.of();
    }
}
