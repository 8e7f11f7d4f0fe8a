package dev.souk.launcher.logs;

import java.util.Map;

/** Colours at a terminal, nothing elsewhere or where `NO_COLOR` is set (no-color.org). */
public enum AnsiColors {
    /** For terminals. */
    ANSI,
    /** For files, pipes and people who want none. */
    NONE;

    /** What fits the place where the launcher's output goes. */
    public static AnsiColors of(boolean terminal, Map<String, String> environment) {
        boolean shutdownRequested = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return terminal && !shutdownRequested ? ANSI : NONE;
    }

    /** Less important. */
    public String faint(String text) {
        return in("2", text);
    }

    /** Good news. */
    public String good(String text) {
        return in("32", text);
    }

    /** Not yet. */
    public String waiting(String text) {
        return in("33", text);
    }

    /** Bad news. */
    public String bad(String text) {
        return in("31", text);
    }

    /** Stands out. */
    public String bold(String text) {
        return in("1", text);
    }

    /** In the colour of a log level. */
    public String level(String level, String text) {
        return switch (level) {
            case "ERROR" -> bad(text);
            case "WARN" -> waiting(text);
            default -> text;
        };
    }

    private String in(String code, String text) {
        return this == ANSI ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
