package dev.souk.console.metrics;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format of Prometheus</a>:
 * one sample a line, such as {@code name{label="value"} 1.5}. Comments and time stamps are skipped.
 */
final class PrometheusText {

    private static final Pattern LABEL = Pattern.compile(
            "\\s*(?<label>[^\\s=,\"]+)\\s*=\\s*\"(?<text>(?:[^\"\\\\]++|\\\\.)*+)\"\\s*(?:,\\s*|(?=})|$)");

    private static final Pattern LINE = Pattern.compile("(?<name>[^\\s{]+)\\s*(?:\\{(?<labels>(?:" + LABEL
            + ")*+)})?\\s+(?<value>[-+]?(?:Inf|NaN|[\\d.]+(?:[eE][-+]?\\d+)?))(?:\\s+-?\\d+)?");

    private PrometheusText() {}

    /**
     * All samples of the text.
     *
     * @throws IllegalArgumentException if a line is not in the format
     */
    static List<Sample> parse(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(PrometheusText::sample)
                .toList();
    }

    private static Sample sample(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not in the text format of Prometheus: " + line);
        }
        return new Sample(
                parts.group("name"),
                labels(Objects.requireNonNullElse(parts.group("labels"), "")),
                Double.parseDouble(parts.group("value").replace("Inf", "Infinity")));
    }

    /** Its escape sequences are a part of Java's. */
    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .collect(toMap(
                        label -> label.group("label"),
                        label -> label.group("text").translateEscapes(),
                        (_, last) -> last));
    }
}
