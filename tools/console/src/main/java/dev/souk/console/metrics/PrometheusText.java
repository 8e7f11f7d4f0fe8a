package dev.souk.console.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format of Prometheus</a>:
 * one sample a line, such as {@code name{label="value"} 1.5}. Comments and time stamps are skipped.
 */
final class PrometheusText {

    private static final Pattern LINE = Pattern.compile("(?<name>[^\\s{]+)\\s*(\\{(?<labels>.*)})?"
            + "\\s+(?<value>[-+]?(Inf|NaN|[\\d.]+([eE][-+]?\\d+)?))(\\s+-?\\d+)?");

    private static final Pattern LABEL =
            Pattern.compile("\\s*(?<label>[^\\s=,\"]+)\\s*=\\s*\"(?<value>(?:[^\"\\\\]++|\\\\.)*+)\"\\s*(,|$)\\s*");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

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
            throw malformed(line);
        }
        String labels = parts.group("labels");
        return new Sample(
                parts.group("name"),
                labels == null ? Map.of() : labels(labels, line),
                Double.parseDouble(parts.group("value").replace("Inf", "Infinity")));
    }

    private static Map<String, String> labels(String text, String line) {
        var labels = new LinkedHashMap<String, String>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.region(end, text.length()).lookingAt()) {
            labels.put(label.group("label"), unescaped(label.group("value")));
            end = label.end();
        }
        if (end < text.length()) {
            throw malformed(line);
        }
        return labels;
    }

    private static String unescaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(found -> found.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(found.group(1)));
    }

    private static IllegalArgumentException malformed(String line) {
        return new IllegalArgumentException("Not in the text format of Prometheus: " + line);
    }
}
