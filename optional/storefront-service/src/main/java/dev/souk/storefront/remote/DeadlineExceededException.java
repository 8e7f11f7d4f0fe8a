package dev.souk.storefront.remote;

/** The caller has stopped waiting before the time limit of a call was over. That is no failure of the service. */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineExceededException() {
        super("The caller does not wait any longer", null, false, false);
    }
}
