/** Samples. */
@NullMarked
package dev.souk.sample.sample;

import org.jspecify.annotations.NullMarked;
