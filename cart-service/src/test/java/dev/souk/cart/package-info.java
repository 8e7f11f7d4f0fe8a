/** Tests of the whole service through REST, topics and SQL. */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
