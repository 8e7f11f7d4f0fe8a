/** Compares what clients were answered with what the databases hold. */
@NullMarked
package dev.souk.system.chaos.verify;

import org.jspecify.annotations.NullMarked;
