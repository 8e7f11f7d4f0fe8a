package dev.souk.common.event;

/** A record that can never be processed, however often it is retried: it becomes a dead letter at once. */
public final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The reason is stored with the record, so it must not quote the record's content. */
    public PoisonException(String reason) {
        super(reason);
    }
}
