/** What happened in a run, for people to read. */
@NullMarked
package dev.souk.system.chaos.report;

import org.jspecify.annotations.NullMarked;
