/** The deadline of the request that a thread processes. */
@NullMarked
package dev.souk.common.web.deadline;

import org.jspecify.annotations.NullMarked;
