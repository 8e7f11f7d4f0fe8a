/** What is read of the broker. */
@NullMarked
package dev.souk.system.check.topics;

import org.jspecify.annotations.NullMarked;
