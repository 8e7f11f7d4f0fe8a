/** The faults that chaos can inject, one type for each. */
@NullMarked
package dev.souk.system.chaos.fault;

import org.jspecify.annotations.NullMarked;
