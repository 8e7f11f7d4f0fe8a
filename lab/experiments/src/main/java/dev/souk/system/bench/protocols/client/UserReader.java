package dev.souk.system.bench.protocols.client;

import java.io.IOException;

/**
 * Gets the account of the caller over a connection that is opened by the first call, kept, and opened again once it is
 * lost.
 */
public interface UserReader extends AutoCloseable {

    /** Reads the account; fails if it is not the caller's, or did not come in time. */
    void read() throws IOException;

    @Override
    void close();
}
