package dev.souk.common.deadline;

/** The caller does not wait until a call is over. Circuit breakers ignore it: that is no failure of the service. */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace. */
    public DeadlineExceededException() {
        super("The caller does not wait any longer", null, false, false);
    }
}
