package dev.souk.common.consumer;

import java.util.List;

/**
 * The topics to which a service publishes, and which it therefore makes; a service declares a bean of it.
 *
 * @param names at least one
 */
public record OwnTopics(List<String> names) {

    /** The topics named {@code names}. */
    public static OwnTopics of(String... names) {
        return new OwnTopics(List.of(names));
    }
}
