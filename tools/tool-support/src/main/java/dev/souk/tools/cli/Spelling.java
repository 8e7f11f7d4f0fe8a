package dev.souk.tools.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the word that somebody probably meant. */
final class Spelling {

    private Spelling() {}

    /** The most similar word; nothing if more than a third of the typed letters had to be changed. */
    static Optional<String> closest(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> isCompletion(typed, word) || distance(typed, word) <= typed.length() / 3)
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    private static boolean isCompletion(String typed, String word) {
        return typed.matches("-*\\w\\w.*") && word.startsWith(typed);
    }

    /** The number of inserted, deleted and replaced letters (Levenshtein). */
    static int distance(String from, String to) {
        int[] previous = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
