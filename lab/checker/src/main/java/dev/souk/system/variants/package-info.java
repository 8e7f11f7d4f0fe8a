/** Broken variants of the services: each scenario must make the checker report the expected invariant. */
@NullMarked
package dev.souk.system.variants;

import org.jspecify.annotations.NullMarked;
