package dev.souk.common.grpc.server;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.UUID;

/** Ids in messages, which are strings. */
public final class Ids {

    private Ids() {}

    /** The id in this field of a message. Throws a problem with status 400 if it is none. */
    public static UUID parse(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.BAD_REQUEST
                    .with("A field of the message has the wrong form.")
                    .on(List.of(new InvalidField(field, "must be a UUID")));
        }
    }
}
