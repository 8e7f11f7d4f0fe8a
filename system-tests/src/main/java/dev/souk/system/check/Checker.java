package dev.souk.system.check;

import java.util.List;

/** Reads a system's databases and topics and judges what they say together. */
public final class Checker {

    private Checker() {}

    /** Reads all databases and topics once and says what holds. Expects the system to be at rest (I1, I15 say so if it is not). */
    public static Report check(Target target) {
        return new Report(List.of());
    }

    /** As above, for a system in motion or partly down: leaves out what holds at rest only (I1, I15, I8's "every change has its event"). */
    public static Report checkInMotion(Target target) {
        return new Report(List.of());
    }
}
