/** Holds what clients were answered against what is in the databases when all is quiet. */
@NullMarked
package dev.souk.system.chaos.claim;

import org.jspecify.annotations.NullMarked;
