/**
 * Time and ids, injected wherever they are needed so that tests decide both; names as JSON has them.
 */
@NullMarked
package dev.souk.common.core;

import org.jspecify.annotations.NullMarked;
