/** What an admin does with the running shop from the command line: over the gateway, with the login of this system. */
@NullMarked
package dev.souk.launcher.admin;

import org.jspecify.annotations.NullMarked;
