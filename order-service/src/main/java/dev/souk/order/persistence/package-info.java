/** The tables of orders: everything that writes them. What only reads them is in {@code query}. */
@NullMarked
package dev.souk.order.persistence;

import org.jspecify.annotations.NullMarked;
