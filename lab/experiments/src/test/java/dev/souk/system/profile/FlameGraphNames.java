package dev.souk.system.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names on a flame graph: its page stores each as the length of what it shares with the one before, and the rest.
 */
public final class FlameGraphNames {

    private static final Pattern LIST = Pattern.compile("(?s)const cpool = \\[\\R(.*?)\\R];");
    private static final Pattern ENTRY = Pattern.compile("^'(.*)',?$");
    private static final int ZERO = ' ';

    private FlameGraphNames() {}

    public static List<String> of(Path page) {
        try {
            Matcher list = LIST.matcher(Files.readString(page));
            if (!list.find()) {
                throw new IllegalArgumentException("No flame graph: " + page);
            }
            var previous = new StringBuilder();
            // The first entry is the whole, without a length.
            return list.group(1)
                    .lines()
                    .skip(1)
                    .map(line -> name(line, previous))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String name(String line, StringBuilder previous) {
        String entry = ENTRY.matcher(line).replaceFirst("$1").replaceAll("\\\\(.)", "$1");
        previous.setLength(entry.charAt(0) - ZERO);
        return previous.append(entry, 1, entry.length()).toString();
    }
}
