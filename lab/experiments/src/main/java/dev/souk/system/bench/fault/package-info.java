/** Experiments that break or overload a system, and count what customers notice. */
@NullMarked
package dev.souk.system.bench.fault;

import org.jspecify.annotations.NullMarked;
