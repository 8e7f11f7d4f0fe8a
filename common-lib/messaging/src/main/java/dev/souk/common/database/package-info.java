/** Tolerance of an unavailable database, at start-up and in scheduled tasks; work after a commit; retention of rows. */
@NullMarked
package dev.souk.common.database;

import org.jspecify.annotations.NullMarked;
