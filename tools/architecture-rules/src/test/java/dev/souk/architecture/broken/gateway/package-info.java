/** Violates: adapters, injected fields, time. */
@NullMarked
package dev.souk.architecture.broken.gateway;

import org.jspecify.annotations.NullMarked;
