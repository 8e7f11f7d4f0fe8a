package dev.souk.system.bench.load;

import java.io.IOException;

/** A response that a benchmark must not count as work done; the message is the kind of error that is counted. */
public final class UnexpectedResponseException extends IOException {

    private static final long serialVersionUID = 1;

    /** With the request, and what came instead of the expected response. */
    public UnexpectedResponseException(String kind) {
        super(kind);
    }

    /** None: of a system that is overloaded there are thousands a second, on the processors that it needs. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
