package dev.souk.testing.events;

/** The contract's names of headers, written down once more: a test must notice when the code changes them. */
final class EventHeaders {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";
    static final String SPEC_VERSION = "ce_specversion";

    private EventHeaders() {}
}
