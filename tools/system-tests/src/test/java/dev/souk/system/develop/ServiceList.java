package dev.souk.system.develop;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place that lists services.
 *
 * @param file from the root of the source tree
 * @param pattern finds a name, or names separated by commas, in its group
 * @param wanted the names that it should list, without the suffix `-service`
 */
record ServiceList(String file, String pattern, Set<String> wanted) {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,&|]+");

    /** How the text of the file differs. */
    Optional<String> fault(String text) {
        Set<String> found = Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .flatMap((MatchResult list) -> SEPARATOR.splitAsStream(list.group(1)))
                .map(name -> name.replace("\"", "").replaceFirst("-service$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of("%s lists %s by %s, and there are %s".formatted(file, found, pattern, wanted));
    }

    @Override
    public String toString() {
        return file + " " + pattern;
    }
}
