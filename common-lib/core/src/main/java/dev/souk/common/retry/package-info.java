/** How many calls may be repeated. */
@NullMarked
package dev.souk.common.retry;

import org.jspecify.annotations.NullMarked;
