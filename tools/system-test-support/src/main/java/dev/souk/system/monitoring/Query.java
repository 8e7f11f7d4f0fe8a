package dev.souk.system.monitoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of an alert or a panel. As much of PromQL is understood as our queries use.
 *
 * @param expression in PromQL
 * @param text that is shown with the result, such as a legend
 */
record Query(String expression, String text) {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z0-9]+_[a-z0-9_]+|up)\\b(?!\\()(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("[a-z_]+");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{ ?(?:\\$labels\\.)?([a-z_]+) ?}}");

    /** What it selects. A sample needs the labels by which the result is grouped as well. */
    List<Series> series() {
        String withoutStrings = STRING.matcher(expression).replaceAll("");
        return SELECTOR.matcher(BY.matcher(withoutStrings).replaceAll(""))
                .results()
                .map(this::series)
                .toList();
    }

    private Series series(MatchResult selector) {
        Set<String> labels = groups();
        if (selector.group(2) != null) {
            labels.addAll(labels(selector.group(2)));
        }
        return new Series(selector.group(1), labels);
    }

    /** The labels that the result has. */
    Set<String> groups() {
        return BY.matcher(expression)
                .results()
                .flatMap(by -> labels(by.group(1)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels that the text shows. */
    Set<String> shown() {
        return SHOWN.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> labels(String list) {
        return LABEL.matcher(list).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
