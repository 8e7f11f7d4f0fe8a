package dev.souk.sample.sample;

/** The states of a sample. */
enum SampleStatus {
    OPEN,
    /** For good: the account of its user is closed. */
    CLOSED
}
