/** The order service: checkout, orders and the saga that confirms or cancels each of them. */
@NullMarked
package dev.souk.order;

import org.jspecify.annotations.NullMarked;
