package dev.souk.system.bench.protocols;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One customer by one protocol, over a connection that is opened by the first call, kept, and shared with nobody. */
interface ProtocolClient extends AutoCloseable {

    /** What a client sees that watches a confirmed order from its beginning. */
    List<String> STATUSES = List.of("PLACED", "STOCK_RESERVED", "CONFIRMED");

    /** The id of the customer, as the one message that comes. */
    Stream<String> readUser() throws IOException;

    /** The statuses of a confirmed order, each as it comes, to the end of the stream. */
    Stream<String> watchOrder(UUID order) throws IOException;

    @Override
    void close();
}
