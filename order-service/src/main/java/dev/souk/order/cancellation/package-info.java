/** All triggers of a cancellation: the user's request, a passed deadline, a closed account. */
@NullMarked
package dev.souk.order.cancellation;

import org.jspecify.annotations.NullMarked;
