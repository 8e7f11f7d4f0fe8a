package dev.souk.console.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parser of the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format of Prometheus</a>:
 * one sample a line, such as {@code name{label="value"} 1.5}. Comments and time stamps are skipped.
 */
final class PrometheusText {

    private final String line;
    private int position;

    private PrometheusText(String line) {
        this.line = line;
    }

    /**
     * All samples of the text.
     *
     * @throws IllegalArgumentException if a line is not in the format
     */
    static List<Sample> parse(String text) {
        var samples = new ArrayList<Sample>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                samples.add(new PrometheusText(line).sample());
            }
        }
        return samples;
    }

    private Sample sample() {
        String name = upTo("{ ");
        Map<String, String> labels = peek() == '{' ? labels() : Map.of();
        skipSpaces();
        return new Sample(name, labels, number(upTo(" ")));
    }

    private Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        position++; // the opening brace
        skipSpaces();
        while (peek() != '}') {
            String label = upTo("=").strip();
            position++;
            labels.put(label, quoted());
            skipSpaces();
            if (peek() == ',') {
                position++;
                skipSpaces();
            }
        }
        position++;
        return labels;
    }

    private String quoted() {
        skipSpaces();
        if (next() != '"') {
            throw malformed();
        }
        var value = new StringBuilder();
        for (char each = next(); each != '"'; each = next()) {
            value.append(each == '\\' ? unescaped(next()) : each);
        }
        return value.toString();
    }

    private static char unescaped(char escaped) {
        return escaped == 'n' ? '\n' : escaped;
    }

    /** The text before the next of these characters, or to the end of the line; it is never empty. */
    private String upTo(String ends) {
        int begin = position;
        while (position < line.length() && ends.indexOf(line.charAt(position)) < 0) {
            position++;
        }
        if (position == begin) {
            throw malformed();
        }
        return line.substring(begin, position);
    }

    private double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
    }

    private double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw malformed();
        }
    }

    private void skipSpaces() {
        while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }

    private char peek() {
        if (position >= line.length()) {
            throw malformed();
        }
        return line.charAt(position);
    }

    private char next() {
        char each = peek();
        position++;
        return each;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("Not in the text format of Prometheus: " + line);
    }
}
