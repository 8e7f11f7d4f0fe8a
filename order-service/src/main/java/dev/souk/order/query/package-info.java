/** The read side: orders, their history and their timeline. Nothing here writes or locks. */
@NullMarked
package dev.souk.order.query;

import org.jspecify.annotations.NullMarked;
