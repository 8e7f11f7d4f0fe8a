package dev.souk.tools.cli;

import java.util.Map;

/** ANSI colors for terminals; plain text elsewhere, and where `NO_COLOR` is set (no-color.org). */
public enum AnsiColors {
    /** With colors. */
    ANSI,
    /** Plain text. */
    NONE;

    /** What fits the output. */
    public static AnsiColors of(boolean terminal, Map<String, String> environment) {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? ANSI : NONE;
    }

    /** Less important text. */
    public String faint(String text) {
        return in("2", text);
    }

    /** Success. */
    public String green(String text) {
        return in("32", text);
    }

    /** Not ready yet. */
    public String yellow(String text) {
        return in("33", text);
    }

    /** Failure. */
    public String red(String text) {
        return in("31", text);
    }

    /** Headings. */
    public String bold(String text) {
        return in("1", text);
    }

    private String in(String code, String text) {
        return this == ANSI ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
