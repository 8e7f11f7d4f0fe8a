package dev.souk.common.web.concurrency;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 with a time limit for a complete request head. Tomcat's own timeout, {@code connection-timeout}, is
 * that of one read: a byte every four seconds keeps a connection open for ever.
 *
 * <p>Public with a public constructor, since Tomcat makes it by its name.
 */
public final class HeadTimeoutProtocol extends Http11NioProtocol {

    private Duration headTimeout = Duration.ofSeconds(10);

    void setHeadTimeout(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    @Override
    protected Processor createProcessor() {
        return new HeadTimeoutProcessor(this);
    }

    /** Tomcat calls it whenever bytes have arrived, as long as the head is not complete. */
    private static final class HeadTimeoutProcessor extends Http11Processor {

        private final long limitNanos;
        private @Nullable SocketWrapperBase<?> receiving;
        private long since;

        HeadTimeoutProcessor(HeadTimeoutProtocol protocol) {
            super(protocol, protocol.getAdapter());
            this.limitNanos = protocol.headTimeout.toNanos();
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // whether it is the same connection
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            if (connection != receiving) { // a processor serves many connections, one after the other
                receiving = connection;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > limitNanos) {
                receiving = null;
                return SocketState.CLOSED;
            }
            SocketState state = super.service(connection);
            if (state != SocketState.LONG || isAsync()) {
                receiving = null;
            }
            return state;
        }
    }
}
