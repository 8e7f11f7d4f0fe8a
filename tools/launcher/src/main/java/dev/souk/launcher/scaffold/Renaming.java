package dev.souk.launcher.scaffold;

import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a text about a model service one about another: replaces its names, the first that fits, each once. */
record Renaming(Map<String, String> names, NewService to) {

    String apply(String text) {
        return Pattern.compile(names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(text)
                .replaceAll((MatchResult found) -> to.fill(Objects.requireNonNull(names.get(found.group()))));
    }
}
