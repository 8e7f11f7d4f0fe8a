/** The queries of the alerts and of the dashboard. */
@NullMarked
package dev.souk.system.monitoring;

import org.jspecify.annotations.NullMarked;
