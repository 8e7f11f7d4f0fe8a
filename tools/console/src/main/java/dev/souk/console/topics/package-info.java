/** Reads the topics of the broker. */
@NullMarked
package dev.souk.console.topics;

import org.jspecify.annotations.NullMarked;
