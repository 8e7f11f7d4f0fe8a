/** Tests of the whole service through REST, topics and SQL. */
@NullMarked
package dev.souk.sample;

import org.jspecify.annotations.NullMarked;
