/** Samples: added by their users, closed with the account. */
@NullMarked
package dev.souk.sample.sample;

import org.jspecify.annotations.NullMarked;
