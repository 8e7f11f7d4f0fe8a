/** TCP proxies between service instances and their peers: each forwards, delays, holds or drops what passes. */
@NullMarked
package dev.souk.launcher.proxy;

import org.jspecify.annotations.NullMarked;
