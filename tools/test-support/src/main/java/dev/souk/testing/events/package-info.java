/** Events in tests: publishes those of other services and reads those of the service under test. */
@NullMarked
package dev.souk.testing.events;

import org.jspecify.annotations.NullMarked;
