/**
 * The order service: checkout, orders and the saga that takes each of them to its end.
 */
@NullMarked
package dev.souk.order;

import org.jspecify.annotations.NullMarked;
