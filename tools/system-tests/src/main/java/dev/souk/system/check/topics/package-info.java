/** What the topics say: every record from the first to the last, and how far each consumer group has come. */
@NullMarked
package dev.souk.system.check.topics;

import org.jspecify.annotations.NullMarked;
