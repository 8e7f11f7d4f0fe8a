package dev.souk.console.metrics;

/** Sees the calls to both versions. */
public interface CallObserver {

    /** Reads what all callers have counted until now; whether all of them told. */
    boolean read() throws InterruptedException;

    /** Calls to the new version since the observation began. */
    CallFigures next();

    /** Calls to the old version since the observation began. */
    CallFigures before();
}
