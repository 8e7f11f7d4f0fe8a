/** Checks on a request before it is forwarded: trusted headers and a body of limited size. */
@NullMarked
package dev.souk.gateway.request;

import org.jspecify.annotations.NullMarked;
