package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/** The position of a page in a list, opaque to callers. */
final class Cursor {

    private Cursor() {}

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
        return read(cursor, text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    }

    /** Reads a cursor or a position, by what throws an IllegalArgumentException if it is none of this list. */
    static <T> T read(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException other) {
            throw Problems.BAD_REQUEST
                    .with("The cursor must be the next_cursor of an earlier page.")
                    .on("cursor", "is not a cursor of this list");
        }
    }
}
