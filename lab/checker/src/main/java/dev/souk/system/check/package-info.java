/** Checks the invariants on all databases and topics, and reports what violates them. */
@NullMarked
package dev.souk.system.check;

import org.jspecify.annotations.NullMarked;
