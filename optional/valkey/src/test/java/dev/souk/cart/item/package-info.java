/** A reader during a change, whom the API does not let wait there. */
@NullMarked
package dev.souk.cart.item;

import org.jspecify.annotations.NullMarked;
