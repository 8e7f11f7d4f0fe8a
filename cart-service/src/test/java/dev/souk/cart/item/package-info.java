/** The items. */
@NullMarked
package dev.souk.cart.item;

import org.jspecify.annotations.NullMarked;
