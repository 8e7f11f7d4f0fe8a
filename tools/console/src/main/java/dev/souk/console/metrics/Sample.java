package dev.souk.console.metrics;

import java.util.Map;

/** One value of a metric at one moment, with the labels that tell it from the others of the same name. */
public record Sample(String name, Map<String, String> labels, double value) {

    /** The value of a label; empty if it has none of this name. */
    public String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
