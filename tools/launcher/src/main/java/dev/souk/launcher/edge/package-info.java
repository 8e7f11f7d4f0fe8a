/**
 * Programs of the operating system that are told of each instance that starts or leaves: HAProxy or Nginx, in front of
 * the gateways on their port, and BIND, by which callers find instances.
 */
@NullMarked
package dev.souk.launcher.edge;

import org.jspecify.annotations.NullMarked;
