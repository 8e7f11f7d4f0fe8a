/** Several gateways behind HAProxy, and several registries. */
@NullMarked
package dev.souk.system.edge;

import org.jspecify.annotations.NullMarked;
