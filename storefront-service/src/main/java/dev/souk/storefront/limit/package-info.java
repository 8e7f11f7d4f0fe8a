/** What one user may have open at once. */
@NullMarked
package dev.souk.storefront.limit;

import org.jspecify.annotations.NullMarked;
