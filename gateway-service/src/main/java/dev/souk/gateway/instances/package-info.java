/** Which instances of a service are known, which of them are left alone for a while, and when the gateway is ready. */
@NullMarked
package dev.souk.gateway.instances;

import org.jspecify.annotations.NullMarked;
