package dev.souk.registry.peers;

import org.jspecify.annotations.Nullable;

/**
 * What a peer answered.
 *
 * @param content null unless the status is 200
 */
record Answer<T>(int status, @Nullable T content) {}
