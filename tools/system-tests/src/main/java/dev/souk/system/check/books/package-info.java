/** What the three databases say, as plain rows: each database read in one snapshot, nothing of a service's code. */
@NullMarked
package dev.souk.system.check.books;

import org.jspecify.annotations.NullMarked;
