package dev.souk.common.core;

import java.util.UUID;

/** Generates ids. Injected, so that a test can predict them. */
@FunctionalInterface
public interface IdGenerator {

    /** A new id, different from every id before it. */
    UUID next();
}
