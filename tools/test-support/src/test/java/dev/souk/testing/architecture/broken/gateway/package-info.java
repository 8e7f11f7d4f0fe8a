/** Breaks: adapters, injected fields, time. */
@NullMarked
package dev.souk.testing.architecture.broken.gateway;

import org.jspecify.annotations.NullMarked;
