package dev.souk.console.metrics;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value of a metric at one moment, with the labels that tell it from the others of the same name. */
public record Sample(String name, Map<String, String> labels, double value) {

    private static final Pattern LABEL = Pattern.compile(
            "\\s*(?<label>[^\\s=,\"]+)\\s*=\\s*\"(?<text>(?:[^\"\\\\]++|\\\\.)*+)\"\\s*(?:,\\s*|(?=})|$)");

    private static final Pattern LINE = Pattern.compile("(?<name>[^\\s{]+)\\s*(?:\\{(?<labels>(?:" + LABEL
            + ")*+)})?\\s+(?<value>[-+]?(?:Inf|NaN|[\\d.]+(?:[eE][-+]?\\d+)?))(?:\\s+-?\\d+)?");

    /** From a line such as {@code name{label="value"} 1.5}, whose time stamp is skipped. */
    static Sample parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not in the text format of Prometheus: " + line);
        }
        return new Sample(
                parts.group("name"),
                labels(Objects.requireNonNullElse(parts.group("labels"), "")),
                Double.parseDouble(parts.group("value").replace("Inf", "Infinity")));
    }

    /** Their escape sequences are a part of Java's. */
    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .collect(toMap(
                        label -> label.group("label"),
                        label -> label.group("text").translateEscapes(),
                        (_, last) -> last));
    }

    /** The value of a label; empty if it has none of this name. */
    public String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
