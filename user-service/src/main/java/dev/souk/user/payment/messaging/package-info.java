/** What order-service says about orders, as far as payments care. */
@NullMarked
package dev.souk.user.payment.messaging;

import org.jspecify.annotations.NullMarked;
