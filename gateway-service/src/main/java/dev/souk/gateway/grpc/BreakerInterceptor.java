package dev.souk.gateway.grpc;

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
import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The circuit breaker of a service, the one of its REST requests. A call ends for it when the response begins. Failures are
 * those of {@link dev.souk.gateway.resilience.ServiceFailurePredicate}: no connection, or no response in time.
 */
final class BreakerInterceptor implements ClientInterceptor {

    private final CircuitBreaker breaker;

    BreakerInterceptor(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel service) {
        return new CheckedForwardingClientCall<>(service.newCall(method, options)) {
            @Override
            protected void checkedStart(Listener<R> listener, Metadata headers) throws StatusException {
                if (!breaker.tryAcquirePermission()) {
                    throw StatusProto.toStatusException(ProblemStatus.of(open()));
                }
                delegate().start(new Recorded<>(listener), headers);
            }
        };
    }

    private static ProblemException open() {
        return Problems.SERVICE_UNAVAILABLE.with("The service for this method is unavailable; try again.");
    }

    /** Tells the circuit breaker once how the call has ended for it. */
    private final class Recorded<R> extends SimpleForwardingClientCallListener<R> {

        private final long begin = breaker.getCurrentTimestamp();
        private final AtomicBoolean recorded = new AtomicBoolean();

        Recorded(ClientCall.Listener<R> listener) {
            super(listener);
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

        private void record(Status status, Metadata trailers) {
            boolean byService = !trailers.keys().isEmpty(); // else the status is of this side
            if (status.getCode() == Code.CANCELLED) {
                breaker.releasePermission();
            } else if (status.getCode() == Code.UNAVAILABLE && !byService) {
                fail(new ConnectException());
            } else if (status.getCode() == Code.DEADLINE_EXCEEDED && !byService) {
                fail(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT));
            } else {
                breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
            }
        }

        private void fail(Exception failure) {
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }

        private long elapsed() {
            return breaker.getCurrentTimestamp() - begin;
        }
    }
}
