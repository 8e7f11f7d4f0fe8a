/**
 * Coming and going: ready once the services that are needed are known, out of the registry before the door closes.
 */
@NullMarked
package dev.souk.common.discovery;

import org.jspecify.annotations.NullMarked;
