package dev.souk.launcher.edge;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * HAProxy's runtime API: a command on a Unix socket changes the servers of a backend without a restart.
 *
 * @param socket only its owner can use it
 */
record RuntimeApi(Path socket) {

    /** Sends commands and returns what HAProxy answers; fails if it does not run. */
    String send(String... commands) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap((String.join(";", commands) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
