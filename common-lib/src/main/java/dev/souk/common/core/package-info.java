/**
 * Time and ids, injected wherever they are needed so that tests decide both.
 */
@NullMarked
package dev.souk.common.core;

import org.jspecify.annotations.NullMarked;
