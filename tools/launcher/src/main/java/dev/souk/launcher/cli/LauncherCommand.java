package dev.souk.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command in a class of its own, with the options that all commands share. */
@Command(mixinStandardHelpOptions = true)
abstract class LauncherCommand {

    @Mixin
    final GlobalOptions global = new GlobalOptions();
}
