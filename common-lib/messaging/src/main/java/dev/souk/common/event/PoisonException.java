package dev.souk.common.event;

/** A record that will never be understood, however often it is tried: it belongs on the dead-letter topic at once. */
public final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The reason is stored beside the record, so it must not quote the record's content. */
    public PoisonException(String reason) {
        super(reason);
    }
}
