/** What the launcher tells people: the steps of its work as they happen, and failures in one clear sentence. */
@NullMarked
package dev.souk.launcher.report;

import org.jspecify.annotations.NullMarked;
