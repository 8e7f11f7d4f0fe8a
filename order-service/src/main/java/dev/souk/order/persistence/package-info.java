/**
 * The tables of orders: everything that writes them. What only reads them is in {@code query} and {@code cancellation}.
 */
@NullMarked
package dev.souk.order.persistence;

import org.jspecify.annotations.NullMarked;
