package dev.souk.system.cli;

import dev.souk.tools.checkout.SourceTree;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What every benchmark is given.
 *
 * @param source the source tree to measure
 * @param folder for the systems, which are stopped before it is deleted
 * @param now when the benchmark begins
 * @param rounds of load
 * @param brief whether it is the brief form
 * @param asBuilt whether nothing is built
 * @param progress for whoever waits
 */
record BenchmarkRun(
        SourceTree source,
        BenchmarkFolder folder,
        Instant now,
        int rounds,
        boolean brief,
        boolean asBuilt,
        Consumer<String> progress) {}
