package dev.souk.gateway.grpc;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;

/**
 * Gives the permit of a call back when its response has left, or cannot. The rate limit counts each message of a stream
 * as a request, the first one with the call.
 */
final class AdmittedListener<Q> extends SimpleForwardingServerCallListener<Q> {

    private final ServerCall<Q, ?> call;
    private final Runnable permit;
    private final Runnable charge;
    private boolean isFirst = true;

    /**
     * @param permit gives it back
     * @param charge throws a problem if the rate limit is exceeded
     */
    AdmittedListener(Listener<Q> listener, ServerCall<Q, ?> call, Runnable permit, Runnable charge) {
        super(listener);
        this.call = call;
        this.permit = permit;
        this.charge = charge;
    }

    @Override
    public void onMessage(Q message) {
        try {
            if (!isFirst) {
                charge.run();
            }
            isFirst = false;
        } catch (ProblemException exceeded) {
            ProblemStatus.close(call, exceeded);
            super.onCancel(); // ends the call to the service
            return;
        }
        super.onMessage(message);
    }

    @Override
    public void onComplete() {
        permit.run();
        super.onComplete();
    }

    @Override
    public void onCancel() {
        permit.run();
        super.onCancel();
    }
}
