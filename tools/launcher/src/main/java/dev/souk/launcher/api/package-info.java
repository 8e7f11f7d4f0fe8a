/** What tests and the lab may use of the launcher; it uses nothing else of the launcher. */
@NullMarked
package dev.souk.launcher.api;

import org.jspecify.annotations.NullMarked;
