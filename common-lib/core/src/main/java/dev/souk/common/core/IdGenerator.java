package dev.souk.common.core;

import java.util.UUID;

/** Where new ids come from. Injected, so that a test can name the ids it expects. */
@FunctionalInterface
public interface IdGenerator {

    /** A new id, different from every id before it. */
    UUID next();
}
