package dev.souk.sample.sample;

import java.util.UUID;

/**
 * A sample of a user.
 *
 * @param name one line of text
 */
record Sample(UUID id, UUID userId, String name, SampleStatus status) {}
