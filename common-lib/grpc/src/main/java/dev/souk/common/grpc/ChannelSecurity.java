package dev.souk.common.grpc;

import io.grpc.netty.NettyChannelBuilder;

/** Whether the connections of a channel are encrypted, and by what. */
@FunctionalInterface
interface ChannelSecurity {

    /** Returns the builder with its security. */
    NettyChannelBuilder apply(NettyChannelBuilder channel, String service);
}
