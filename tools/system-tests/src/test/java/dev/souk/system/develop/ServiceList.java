package dev.souk.system.develop;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A place that lists services.
 *
 * @param file    from the root of the source tree
 * @param pattern finds a name, or names separated by commas, in its group
 * @param wanted  the names that it should list, without the suffix `-service`
 */
record ServiceList(String file, String pattern, Set<String> wanted) {

    /** How the text of the file differs. */
    Optional<String> fault(String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult list) -> list.group(1))
                .forEach(list -> names(list, found));
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of("%s lists %s by %s, and there are %s".formatted(file, found, pattern, wanted));
    }

    private static void names(String list, Set<String> found) {
        for (String name : list.split("[\\s,&]+")) {
            found.add(name.replace("\"", "").replaceFirst("-service$", ""));
        }
    }

    @Override
    public String toString() {
        return file + " " + pattern;
    }
}
