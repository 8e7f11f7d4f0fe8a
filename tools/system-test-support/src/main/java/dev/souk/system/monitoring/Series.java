package dev.souk.system.monitoring;

import java.util.Set;

/**
 * What a query selects.
 *
 * @param name of the metric
 * @param labels that samples must have, as the query names them
 */
record Series(String name, Set<String> labels) {}
