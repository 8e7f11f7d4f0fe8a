/** Topics as a test sees them: it plays the other services and reads what the one under test publishes. */
@NullMarked
package dev.souk.testing.events;

import org.jspecify.annotations.NullMarked;
