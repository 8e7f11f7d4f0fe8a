/** Every error that the gateway answers itself, written in one place as RFC 9457 problem details. */
@NullMarked
package dev.souk.gateway.problem;

import org.jspecify.annotations.NullMarked;
