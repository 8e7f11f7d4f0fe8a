package dev.souk.launcher.release;

/** What an analysis found. Only {@link Healthy} lets a release go on. */
sealed interface Verdict {

    /** The new version is no worse than the old one. */
    record Healthy() implements Verdict {}

    /** The new version fails more often. */
    record Failing(String reason) implements Verdict {}

    /** The new version is slower. */
    record Slow(String reason) implements Verdict {}

    /** Nobody can say yet. */
    record Undecided(String reason) implements Verdict {}
}
