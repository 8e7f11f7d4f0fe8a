/** A Chromium that tests control. */
@NullMarked
package dev.souk.system.browser;

import org.jspecify.annotations.NullMarked;
