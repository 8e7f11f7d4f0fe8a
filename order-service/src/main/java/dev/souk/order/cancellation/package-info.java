/** The triggers of a cancellation beside the saga's own: the user's request, a passed deadline, a closed account. */
@NullMarked
package dev.souk.order.cancellation;

import org.jspecify.annotations.NullMarked;
