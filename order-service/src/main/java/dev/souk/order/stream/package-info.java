/** Server-sent events for changes of orders, whichever instance made them. */
@NullMarked
package dev.souk.order.stream;

import org.jspecify.annotations.NullMarked;
