package dev.souk.registry.peers;

import org.jspecify.annotations.Nullable;

/**
 * The response of a peer.
 *
 * @param content null unless the status is 200
 */
record PeerResponse<T>(int status, @Nullable T content) {}
