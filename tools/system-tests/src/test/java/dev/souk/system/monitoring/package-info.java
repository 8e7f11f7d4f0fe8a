/** Alerts and dashboards: their queries, and whether the processes export what they ask for. */
@NullMarked
package dev.souk.system.monitoring;

import org.jspecify.annotations.NullMarked;
