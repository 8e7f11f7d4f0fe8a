/** What a running system tells: its logs, merged by time, the registry, and what the console shows and changes. */
@NullMarked
package dev.souk.launcher.monitoring;

import org.jspecify.annotations.NullMarked;
