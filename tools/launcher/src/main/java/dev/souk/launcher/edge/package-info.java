/**
 * HAProxy or Nginx in front of the gateways: started with the public port, and told of each gateway that starts or
 * leaves.
 */
@NullMarked
package dev.souk.launcher.edge;

import org.jspecify.annotations.NullMarked;
