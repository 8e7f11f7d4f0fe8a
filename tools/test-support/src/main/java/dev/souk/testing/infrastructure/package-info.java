/** The one seam through which tests get their PostgreSQL and their Kafka. */
@NullMarked
package dev.souk.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
