package dev.souk.system.bench.measured;

import java.nio.file.Path;
import java.util.List;

/**
 * One of the two systems of a comparison.
 *
 * @param label   A or B
 * @param tree    the source tree that it is started from
 * @param options of {@code ./souk up}, beyond those of the benchmark
 */
public record Side(String label, Path tree, List<String> options) {}
