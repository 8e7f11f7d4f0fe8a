package dev.souk.system.bench.protocols;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.load.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One customer who does the same again and again: gets the account, or watches a confirmed order from its beginning.
 */
final class RepeatedCall implements Work, AutoCloseable {

    private final Row row;
    private final Endpoint endpoint;
    private final ProtocolClient client;
    private Latencies first = new Latencies();
    private int calls;

    RepeatedCall(Row row, Endpoint endpoint) {
        this.row = row;
        this.endpoint = endpoint;
        this.client = row.open(endpoint);
    }

    /** From now on, how long the first message of a call takes. */
    void recordInto(Latencies latencies) {
        first = latencies;
    }

    @Override
    public void perform() throws IOException {
        long begin = System.nanoTime();
        try (Stream<String> messages = messages()) {
            var all = new ArrayList<String>();
            for (Iterator<String> each = messages.iterator(); each.hasNext(); ) {
                all.add(each.next());
                if (all.size() == 1) {
                    first.record(begin, System.nanoTime());
                }
            }
            List<String> expected = row.isStream() ? ProtocolClient.STATUSES : List.of(endpoint.user());
            if (!all.equals(expected)) {
                throw new UnexpectedResponseException("unexpected messages: " + all);
            }
        } catch (RuntimeException failed) {
            throw new IOException(failed.toString(), failed);
        }
    }

    /** By turns: a WebSocket has at most one watch of an order, and the end of the last one may be on its way. */
    private Stream<String> messages() throws IOException {
        return row.isStream()
                ? client.watchOrder(
                        endpoint.orders().get(calls++ % endpoint.orders().size()))
                : client.readUser();
    }

    @Override
    public void close() {
        client.close();
    }
}
