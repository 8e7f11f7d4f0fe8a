/**
 * Experiments that break or overload a system, or replace a part of it, and count what customers notice; with Souk's
 * settings, and with others beside them.
 */
@NullMarked
package dev.souk.system.bench.fault;

import org.jspecify.annotations.NullMarked;
