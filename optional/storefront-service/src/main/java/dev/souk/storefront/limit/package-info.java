/** How many streams one user may have open, and for how long. */
@NullMarked
package dev.souk.storefront.limit;

import org.jspecify.annotations.NullMarked;
