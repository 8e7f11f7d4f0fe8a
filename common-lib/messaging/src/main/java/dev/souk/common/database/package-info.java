/**
 * Nobody starts first: a service whose database is not there yet waits for it, and can still be stopped. And what a
 * table need not remember for ever is forgotten.
 */
@NullMarked
package dev.souk.common.database;

import org.jspecify.annotations.NullMarked;
