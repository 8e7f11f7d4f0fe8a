/** Fault injection: shoppers, faults, a history of every call, and verdicts on all of it, from one seed. */
@NullMarked
package dev.souk.system.chaos;

import org.jspecify.annotations.NullMarked;
