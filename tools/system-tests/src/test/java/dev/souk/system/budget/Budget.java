package dev.souk.system.budget;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most that a figure may be.
 *
 * @param name as {@link Measurement#of} takes it
 * @param reason why it is this number
 */
record Budget(String name, int limit, String reason) {

    private static final Path FILE = Repository.ROOT.resolve("tools/system-tests/src/test/resources/budgets.txt");
    private static final Pattern LINE = Pattern.compile("(.+?) *<= *(\\d+) *# *(.+)");

    /** Those of the file; a line without a number or a reason is an error. */
    static List<Budget> all() {
        return Repository.read(FILE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Budget::of)
                .toList();
    }

    private static Budget of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not `figure <= number # reason`: " + line);
        }
        return new Budget(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
    }
}
