package dev.souk.common.deadletter;

import org.jspecify.annotations.Nullable;

/** Text from a record, which may be of any length, for a column, a header or the log. */
final class StorableText {

    static final int MAX_LENGTH = 1_000;

    private StorableText() {}

    /**
     * The first thousand characters. PostgreSQL's text cannot contain U+0000, and a record that cannot be stored would
     * be delivered forever. No valid id or type is longer or contains one, so what is stored is still poison.
     */
    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    static String of(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= MAX_LENGTH;
        String kept = fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
        return kept.replace('\0', '\uFFFD');
    }
}
