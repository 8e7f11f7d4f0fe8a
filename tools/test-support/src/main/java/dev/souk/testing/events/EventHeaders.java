package dev.souk.testing.events;

/** The header names of the contract, defined a second time: a test fails when the code changes them. */
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
