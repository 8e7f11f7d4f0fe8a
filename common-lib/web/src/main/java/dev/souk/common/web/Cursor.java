package dev.souk.common.web;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The position of a page in a list, opaque to callers. */
final class Cursor {

    private Cursor() {}

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    static UUID id(String position) {
        try {
            return UUID.fromString(position);
        } catch (IllegalArgumentException notAnId) {
            throw invalid();
        }
    }

    static long number(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException notANumber) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return Problems.BAD_REQUEST
                .with("The cursor must be the next_cursor of an earlier page.")
                .on("cursor", "is not a cursor of this list");
    }
}
