package dev.souk.system.bench.balancing;

import dev.souk.system.bench.load.Caller;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** As many callers as there are requests at once; each has a connection of its own, which is used again. */
final class Callers implements AutoCloseable {

    private final Supplier<Caller> more;
    private final Request request;
    private final Queue<Caller> idle = new ConcurrentLinkedQueue<>();

    /** What each of them does. */
    @FunctionalInterface
    interface Request {
        void send(Caller caller) throws IOException;
    }

    Callers(Supplier<Caller> more, Request request) {
        this.more = more;
        this.request = request;
    }

    /** Sends a request, and returns the instance that answered, if the response names it. */
    String send() throws IOException {
        Caller waiting = idle.poll();
        Caller caller = waiting == null ? more.get() : waiting;
        try {
            request.send(caller);
            return caller.servedBy();
        } finally {
            idle.add(caller);
        }
    }

    @Override
    public void close() throws IOException {
        for (Caller caller : idle) {
            caller.close();
        }
    }
}
