package dev.souk.system.bench.result;

import java.util.List;

/**
 * What was measured when something had grown, beside what it was before.
 *
 * @param what has grown, such as past orders
 * @param a how much of it A has
 * @param b how much of it B has
 * @param figures of both
 */
public record ScalingSection(String what, String a, String b, List<ComparedFigure> figures) {}
