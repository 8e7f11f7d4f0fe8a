package dev.souk.launcher.cli;

import picocli.CommandLine.Mixin;

/** A command in a class of its own, with the options that all commands share. */
abstract class LauncherCommand {

    @Mixin
    final GlobalOptions global = new GlobalOptions();
}
