/** Problems as responses of a reactive process. */
@NullMarked
package dev.souk.common.webflux.problem;

import org.jspecify.annotations.NullMarked;
