package dev.souk.gateway.grpc;

import dev.souk.common.grpc.NoInstanceException;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The circuit breaker of a service's gRPC port, for calls that are no streams. Failures are those of
 * {@link dev.souk.gateway.resilience.ServiceFailurePredicate}: no connection, or no response in time. A caller who
 * stops waiting before that time, or never sends its message, says nothing about the service; nor does a service
 * without an instance.
 */
final class BreakerInterceptor implements ClientInterceptor {

    private final CircuitBreaker breaker;
    private final long timeoutNanos;
    private final Predicate<String> isStream;

    /**
     * @param timeout after which the gateway stops waiting
     * @param isStream whether the method of this name is a stream
     */
    BreakerInterceptor(CircuitBreaker breaker, Duration timeout, Predicate<String> isStream) {
        this.breaker = breaker;
        this.timeoutNanos = timeout.toNanos();
        this.isStream = isStream;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel service) {
        ClientCall<Q, R> call = service.newCall(method, options);
        return isStream.test(method.getFullMethodName()) ? call : new RecordedCall<>(call);
    }

    private static ProblemException open() {
        return Problems.SERVICE_UNAVAILABLE.with("The service for this method is unavailable; try again.");
    }

    private final class RecordedCall<Q, R> extends CheckedForwardingClientCall<Q, R> {

        private volatile long sent;

        RecordedCall(ClientCall<Q, R> call) {
            super(call);
        }

        @Override
        protected void checkedStart(Listener<R> listener, Metadata headers) {
            if (!breaker.tryAcquirePermission()) {
                throw ProblemStatus.exception(open());
            }
            var recorded = new Recorded<>(listener, () -> sent);
            try {
                delegate().start(recorded, headers);
            } catch (RuntimeException defect) {
                recorded.release();
                throw defect;
            }
        }

        @Override
        public void halfClose() {
            sent = System.nanoTime();
            super.halfClose();
        }
    }

    /** Tells the circuit breaker once how the call has ended for it: when the response begins. */
    private final class Recorded<R> extends SimpleForwardingClientCallListener<R> {

        private final long begin = breaker.getCurrentTimestamp();
        private final AtomicBoolean recorded = new AtomicBoolean();
        private final LongSupplier sent;

        Recorded(ClientCall.Listener<R> listener, LongSupplier sent) {
            super(listener);
            this.sent = sent;
        }

        @Override
        public void onHeaders(Metadata headers) {
            if (recorded.compareAndSet(false, true)) {
                breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
            }
            super.onHeaders(headers);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (recorded.compareAndSet(false, true)) {
                record(status, trailers);
            }
            super.onClose(status, trailers);
        }

        void release() {
            if (recorded.compareAndSet(false, true)) {
                breaker.releasePermission();
            }
        }

        private void record(Status status, Metadata trailers) {
            if (!trailers.keys().isEmpty()) { // the service has responded
                breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
                return;
            }
            switch (status.getCode()) {
                case UNAVAILABLE -> {
                    if (status.getCause() instanceof NoInstanceException) {
                        breaker.releasePermission();
                    } else {
                        fail(new ConnectException());
                    }
                }
                case DEADLINE_EXCEEDED -> {
                    if (hasWaited()) {
                        fail(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT));
                    } else {
                        breaker.releasePermission();
                    }
                }
                case CANCELLED -> breaker.releasePermission();
                default -> breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
            }
        }

        /** For as long as the gateway waits for a request that is complete; the deadline began some moments before. */
        private boolean hasWaited() {
            long complete = sent.getAsLong();
            return complete != 0 && System.nanoTime() - complete > timeoutNanos * 9 / 10;
        }

        private void fail(Exception failure) {
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }

        private long elapsed() {
            return breaker.getCurrentTimestamp() - begin;
        }
    }
}
