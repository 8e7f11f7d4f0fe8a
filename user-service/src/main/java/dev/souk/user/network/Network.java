package dev.souk.user.network;

import dev.souk.common.core.ClientNetwork;

/** The {@linkplain ClientNetwork network of a client}, by which attempts are counted. */
public record Network(String name) {

    /** The network of a client address; a text that is no address stands for itself. */
    public static Network of(String address) {
        return new Network(ClientNetwork.of(address));
    }
}
