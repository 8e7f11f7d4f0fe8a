package dev.souk.system.bench.protocols.client;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** Watches orders over a connection that is opened by the first call, kept, and opened again once it is lost. */
public interface OrderWatcher extends AutoCloseable {

    /**
     * Tells each change of the order after that position as soon as it comes; returns when the stream has ended, and
     * fails when it is broken. Without a time limit.
     */
    void watch(UUID order, int after, Consumer<Change> changes) throws IOException;

    /** Ends a watch that is open, too. */
    @Override
    void close();
}
