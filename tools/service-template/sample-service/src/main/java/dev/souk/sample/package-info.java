/** The samples of each user. */
@NullMarked
package dev.souk.sample;

import org.jspecify.annotations.NullMarked;
