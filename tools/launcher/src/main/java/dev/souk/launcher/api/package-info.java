/** What tests and the lab may use of the launcher; it uses nothing of the launcher but its files. */
@NullMarked
package dev.souk.launcher.api;

import org.jspecify.annotations.NullMarked;
