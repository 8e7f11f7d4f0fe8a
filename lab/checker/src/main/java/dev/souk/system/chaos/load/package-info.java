/** The simulated customers and the administrator, whose decisions follow from the seed. */
@NullMarked
package dev.souk.system.chaos.load;

import org.jspecify.annotations.NullMarked;
