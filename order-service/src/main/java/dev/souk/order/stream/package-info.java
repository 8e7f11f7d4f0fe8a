/**
 * Orders as they change, over server-sent events, whichever instance changed them.
 */
@NullMarked
package dev.souk.order.stream;

import org.jspecify.annotations.NullMarked;
