/** Statistics and timeline of a run as text. */
@NullMarked
package dev.souk.system.chaos.report;

import org.jspecify.annotations.NullMarked;
