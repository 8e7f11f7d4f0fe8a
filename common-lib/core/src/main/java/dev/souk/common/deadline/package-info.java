/** For how long a caller waits for a response, so that nobody works for a caller that has gone. */
@NullMarked
package dev.souk.common.deadline;

import org.jspecify.annotations.NullMarked;
