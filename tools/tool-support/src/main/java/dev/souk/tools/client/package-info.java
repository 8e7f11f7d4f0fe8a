/** A small HTTP client for JSON interfaces, used by the demo and by commands that call the running launcher. */
@NullMarked
package dev.souk.tools.client;

import org.jspecify.annotations.NullMarked;
