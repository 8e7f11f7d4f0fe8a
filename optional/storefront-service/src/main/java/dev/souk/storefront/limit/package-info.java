/** Limits of streams and of calls, for each user or client address, and the moment when this process begins to stop. */
@NullMarked
package dev.souk.storefront.limit;

import org.jspecify.annotations.NullMarked;
