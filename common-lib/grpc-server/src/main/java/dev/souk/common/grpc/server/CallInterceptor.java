package dev.souk.common.grpc.server;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.web.deadline.RequestDeadline;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Passes the details of a call to its implementation, and its deadline to what the implementation calls. The gateway
 * has shortened it to its own time limit.
 */
final class CallInterceptor implements ServerInterceptor {

    private final ClientAddress addresses;
    private final LongSupplier nanoTime;

    CallInterceptor(ClientAddress addresses, LongSupplier nanoTime) {
        this.addresses = addresses;
        this.nanoTime = nanoTime;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null) {
            RejectionAuditInterceptor.remember(caller);
        }
        var details =
                new CallDetails(call.getMethodDescriptor().getFullMethodName(), addresses.of(call, headers), headers);
        Context context = Context.current().withValue(CallDetails.KEY, details);
        @Nullable Deadline deadline = deadline(context);
        var listener = Contexts.interceptCall(context, call, headers, next);
        return deadline == null ? listener : new ListenerWithDeadline<>(listener, deadline);
    }

    private @Nullable Deadline deadline(Context context) {
        return context.getDeadline() == null
                ? null
                : Deadline.in(Duration.ofNanos(context.getDeadline().timeRemaining(TimeUnit.NANOSECONDS)), nanoTime);
    }

    /** Implementations run in the callbacks of the listener. */
    private static final class ListenerWithDeadline<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Deadline deadline;

        ListenerWithDeadline(Listener<Q> listener, Deadline deadline) {
            super(listener);
            this.deadline = deadline;
        }

        @Override
        public void onMessage(Q message) {
            RequestDeadline.during(deadline, () -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            RequestDeadline.during(deadline, super::onHalfClose);
        }
    }
}
