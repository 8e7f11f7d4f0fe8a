package dev.souk.system.bench.formulas;

/**
 * A relation that articles state, with the numbers that it needs; times are milliseconds, means unless it says more.
 */
sealed interface Law permits Amdahl, Availability, Consistency, Latency, LittlesLaw, Transfer {

    double MILLIS = 1_000;

    /** What follows from these numbers. */
    double predicted();
}
