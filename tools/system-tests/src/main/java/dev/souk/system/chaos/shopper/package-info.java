/** Concurrent shoppers whose every decision is drawn from a seed. */
@NullMarked
package dev.souk.system.chaos.shopper;

import org.jspecify.annotations.NullMarked;
