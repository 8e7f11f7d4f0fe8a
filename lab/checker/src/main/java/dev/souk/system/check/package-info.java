/** Checks the invariants on all databases and topics. */
@NullMarked
package dev.souk.system.check;

import org.jspecify.annotations.NullMarked;
