package dev.souk.system.bench.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of the two systems of a comparison.
 *
 * @param label A or B
 * @param tree the source tree that it is started from
 * @param words options of {@code ./souk up} and variables like {@code NAME=value}, beyond those of the benchmark
 */
record Side(String label, Path tree, List<String> words) {

    /** Of {@code ./souk up}. */
    List<String> options() {
        return words.stream().filter(word -> !isVariable(word)).toList();
    }

    /** The variables, by name. */
    Map<String, String> variables() {
        return words.stream()
                .filter(Side::isVariable)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    private static boolean isVariable(String word) {
        return word.matches("[A-Z][A-Z0-9_]*=.*");
    }
}
